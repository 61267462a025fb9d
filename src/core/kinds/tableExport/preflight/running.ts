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

/** Whether the exports that run leave room for this one. */
export function runningCheck({ source, facts }: Subject<ExportTableRequest>): Check {
  return {
    ...{ id: 'exports-running', looked: `Running exports in ${facts.region}`, field: 'table' },
    async find({ exportsOf, tables }, signal) {
      const gateway = exportsOf(tableExportJobs.id);
      const [table, exports] = await Promise.all([
        tables.describeTable(source.name, signal),
        readList((next) => gateway.list(undefined, next, signal)),
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
  return sizeFound(running, table) ?? countFound(count, isWhole);
}

/** Sizes of other tables are not looked at: there can be hundreds. */
function sizeFound(running: readonly JobSummary[], table: Table): Found | undefined {
  const same = running.filter(({ source }) => source.arn === table.arn);
  const bytes = (table.sizeBytes ?? 0) * (same.length + 1);
  if (bytes <= mostBytes) return undefined;
  return warn(
    `The exports of this table come to ${formatBytes(bytes)} with this one, and AWS usually takes ${formatBytes(mostBytes)} at a time.`,
    'Ask AWS for a higher quota, or wait until the others have ended.',
  );
}

function countFound(count: string, isWhole: boolean): Found {
  if (!isWhole) return unknown(`There are too many exports to read all; ${count} run.`);
  return pass(`${count} of the ${mostExports} exports run that AWS usually takes at a time.`);
}
