import { isRecord, parseJson } from '../lib/json.ts';
import type { Job } from './job.ts';
import { isJob } from './jobShape.ts';
import { upgraded } from './upgrade.ts';

/** What could be read of a journal. */
export interface Parsed {
  readonly jobs: readonly Job[];
  /** What could not be read, as part of a sentence. */
  readonly damage?: string;
  /** A newer version of this extension wrote it; there is nothing wrong with it. */
  readonly isNewer?: true;
}

const version = 2;

/** The text that `parseJournal` reads back. */
export function formatJournal(jobs: Iterable<Job>): string {
  return `${JSON.stringify({ version, jobs: [...jobs] }, undefined, 1)}\n`;
}

/** Reads what it can and never throws. Of a newer version it reads nothing. */
export function parseJournal(text: string): Parsed {
  const content = parseJson(text);
  if (!isRecord(content)) return { jobs: [], damage: 'it is not JSON' };
  const { version: found, jobs } = content;
  if (typeof found === 'number' && found > version) {
    return { jobs: [], isNewer: true };
  }
  if (typeof found !== 'number' || !Array.isArray(jobs)) {
    return { jobs: [], damage: 'it has another form' };
  }
  return readable(jobs.map((job: unknown) => upgraded(job, found)));
}

function readable(values: readonly unknown[]): Parsed {
  const jobs = values.filter(isJob);
  const lost = values.length - jobs.length;
  return lost === 0
    ? { jobs }
    : { jobs, damage: `${lost} of ${values.length} entries are damaged` };
}
