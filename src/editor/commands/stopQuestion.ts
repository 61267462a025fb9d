import type { Question } from '../ask.ts';
import { whereLines, type Where } from '../connection/where.ts';

/** What is asked before nobody looks after a job any more, which cannot be taken back. */
export function stopQuestion(noun: string, name: string, where: Where): Question {
  return {
    message: `Stop watching the ${noun} of ${name}?`,
    detail: [
      ...whereLines(where),
      '',
      'It goes on at AWS, and nothing here will tell when it ends. It stays in the list, as not watched any more.',
    ].join('\n'),
    action: 'Stop Watching',
    refusal: 'Keep Watching',
  };
}
