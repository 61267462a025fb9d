import type { Billed, Besides, Charge, KindCost } from '../../cost/billed.ts';
import { inS3, pricePages } from '../../cost/pricePages.ts';
import { billedBytes, nowAbout, toGb } from '../../cost/size.ts';
import type { ExportTableRequest, TableExportFacts } from '../tableExport.ts';

/** BilledSizeBytes of an incremental export in which nothing had changed: 10,000,000. */
const leastGb = 0.01;

/**
 * Exports are billed by what AWS reads, never by what it writes: the table and its local secondary
 * indexes at the exported moment, or the changes of the window. Only a key condition lowers that.
 */
export const tableExportCost: KindCost<ExportTableRequest, TableExportFacts> = {
  service: 'AmazonDynamoDB',
  billed(input, facts) {
    const besides = recoveryOf(facts);
    return {
      ...read(input, facts),
      ...(besides && { besides }),
      onTop: inS3,
      link: pricePages.dynamodb,
    };
  },
};

type Read = Pick<Billed, 'basis' | 'charge'>;

function read(input: ExportTableRequest, facts: TableExportFacts): Read {
  if (input.ExportType === 'INCREMENTAL_EXPORT') return changes;
  const bytes = billedBytes(facts.table);
  const filter = input.FilterSpecification;
  return filter === undefined
    ? whole(bytes)
    : filtered(bytes, filter.KeyConditionExpression !== undefined);
}

const changes: Read = {
  basis:
    'AWS bills the data that it reads for the window, at least 10 MB. How much has changed is not known before.',
  charge: { use: 'incremental-export', of: 'changes' },
};

const whole = (bytes: number | undefined): Read => ({
  basis: `AWS bills the size of the table with its local secondary indexes at the exported moment${nowAbout(bytes)}.`,
  charge: { use: 'full-export', ...gbOf(bytes) },
});

function filtered(bytes: number | undefined, hasKeyCondition: boolean): Read {
  const lowers = hasKeyCondition
    ? 'The key condition lowers that by a part that is not known before.'
    : 'A filter without a key condition does not lower that.';
  const least = bytes === undefined ? {} : { gb: Math.max(toGb(bytes), leastGb) };
  return {
    basis: `AWS bills the data that it reads of the table${nowAbout(bytes)}, at least 10 MB. ${lowers}`,
    charge: { use: 'full-export', ...least, ...(hasKeyCondition && { isMost: true as const }) },
  };
}

function recoveryOf({ recovery, table }: TableExportFacts): Besides | undefined {
  if (recovery.status !== 'off') return undefined;
  return {
    charge: { use: 'recovery', isMonthly: true, ...gbOf(billedBytes(table)) },
    withFigure:
      'Point-in-time recovery has to be turned on first and costs {figure} for as long as it is on.',
    withoutFigure:
      'Point-in-time recovery has to be turned on first; AWS bills it per GB-month of the table for as long as it is on.',
  };
}

const gbOf = (bytes: number | undefined): Pick<Charge, 'gb'> =>
  bytes === undefined ? {} : { gb: toGb(bytes) };
