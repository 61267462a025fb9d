import type { Question } from '../ask.ts';

/** What is asked before nobody looks after a job any more, which cannot be taken back. */
export function stopQuestion(noun: string, name: string): Question {
  return {
    message: `Stop watching the ${noun} of ${name}?`,
    detail: `It goes on at AWS, and nothing here will tell when it ends. It stays in the list, as not watched any more.`,
    action: 'Stop Watching',
    refusal: 'Keep Watching',
  };
}
