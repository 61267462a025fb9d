import { formatBytes, formatCount } from '../../../format/text.ts';
import { isUnderWay, type JobSummary } from '../../../jobs/job.ts';
import type { Check, Subject } from '../../../preflight/check.ts';
import { pass, unknown, warn, type Found } from '../../../preflight/found.ts';
import { readList, type Reading } from '../../../lib/readList.ts';
import type { Table } from '../../../sources.ts';
import type { ExportTableRequest } from '../../tableExport.ts';
import { tableExportJobs } from '../jobs.ts';

/**
 * "Quotas in Amazon DynamoDB": exports at a time, and the size of their tables together. An account
 * can have higher ones, so that nothing is certain.
 */
const mostExports = 300;
const mostBytes = 100e12;

/**
 * ListExports gives 25 a page, table after table, of the last 90 days: those that run can be
 * anywhere in it. A list of a thousand is read to its end.
 */
const mostPages = 40;

/** Whether the exports that run leave room for this one. */
export function runningCheck({ source, facts }: Subject<ExportTableRequest>): Check {
  return {
    ...{ id: 'exports-running', looked: `Running exports in ${facts.region}`, field: 'table' },
    isOfStart: true,
    async find({ exportsOf, tables }, signal) {
      const gateway = exportsOf(tableExportJobs.id);
      const [table, exports] = await Promise.all([
        tables.describeTable(source.name, signal),
        readList((next) => gateway.list(undefined, next, signal), mostPages),
      ]);
      return runningFound(exports, table);
    },
  };
}

function runningFound({ items, isWhole }: Reading<JobSummary>, table: Table): Found {
  const running = items.filter(({ state }) => isUnderWay(state));
  const count = isWhole ? formatCount(running.length) : `at least ${formatCount(running.length)}`;
  if (running.length >= mostExports) {
    const found = `${count} exports run, and AWS usually takes ${mostExports} at a time.`;
    return warn(found, 'Wait until one of them has ended.');
  }
  const size = sizeOf(running, table);
  if (size.bytes > mostBytes) return tooLarge(size.bytes);
  if (!isWhole) return unknown(`There are too many exports to read all; ${count} run.`);
  const found = `${count} of the ${mostExports} exports run that AWS usually takes at a time.`;
  return pass(`${found} ${size.covers}`);
}

interface Size {
  /** Of what could be counted. */
  readonly bytes: number;
  /** What was counted, as a sentence. */
  readonly covers: string;
}

/** Sizes of other tables are not looked at: there can be hundreds. */
function sizeOf(running: readonly JobSummary[], { arn, sizeBytes }: Table): Size {
  const most = `the ${formatBytes(mostBytes)} that AWS usually takes together`;
  if (sizeBytes === undefined) {
    return { bytes: 0, covers: `How much of ${most} this table is, is not known.` };
  }
  const same = running.filter(({ source }) => source.arn === arn).length;
  const bytes = sizeBytes * (same + 1);
  const others = same < running.length ? '; other tables were not counted' : '';
  return { bytes, covers: `This table comes to ${formatBytes(bytes)} of ${most}${others}.` };
}

function tooLarge(bytes: number): Found {
  return warn(
    `The exports of this table alone come to ${formatBytes(bytes)} with this one, and AWS usually takes ${formatBytes(mostBytes)} of all tables at a time.`,
    'Ask AWS for a higher quota, or wait until the others have ended.',
  );
}
