import { isRecord } from '../lib/json.ts';
import type { Job } from './job.ts';
import { isJob } from './jobShape.ts';

/** What could be read of a journal. `damage` says, as part of a sentence, what could not. */
export interface Parsed {
  readonly jobs: readonly Job[];
  readonly damage?: string;
}

const version = 1;

/** The text that `parseJournal` reads back. */
export function formatJournal(jobs: Iterable<Job>): string {
  return `${JSON.stringify({ version, jobs: [...jobs] }, undefined, 1)}\n`;
}

/** Reads what it can and never throws. A version that is not ours is left alone altogether. */
export function parseJournal(text: string): Parsed {
  const content = parseJson(text);
  if (!isRecord(content)) return { jobs: [], damage: 'it is not JSON' };
  const { version: found, jobs } = content;
  if (typeof found === 'number' && found > version) {
    return { jobs: [], damage: 'a newer version of this extension wrote it' };
  }
  if (found !== version || !Array.isArray(jobs)) return { jobs: [], damage: 'it has another form' };
  return readable(jobs);
}

function readable(values: readonly unknown[]): Parsed {
  const jobs = values.filter(isJob);
  const lost = values.length - jobs.length;
  return lost === 0
    ? { jobs }
    : { jobs, damage: `${lost} of ${values.length} entries are damaged` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
