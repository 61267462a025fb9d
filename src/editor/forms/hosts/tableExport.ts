import {
  tableExport,
  type TableExportDraft,
  type TableExportFacts,
} from '../../../core/kinds/tableExport.ts';
import { askWhere } from '../../connection/where.ts';
import { recoveryQuestion } from '../questions.ts';
import type { Desk, HostKind, Lookout } from './hostKind.ts';
import { lastIncrementalTo } from './lastIncremental.ts';
import { bucketFact } from './lookUps.ts';
import { startQuestion } from './tableExportQuestion.ts';
import { readFacts, readTable } from './tableFacts.ts';

/** The host's side of the form that exports a table. */
export const tableExportHost: HostKind<TableExportDraft, TableExportFacts> = {
  kind: tableExport,
  title: ({ name }) => `Export ${name} to S3`,
  doing: {},
  readFacts,
  async factsFor(draft, facts, lookout) {
    const [last, region] = await Promise.all([lastFor(draft, lookout), regionFor(draft, lookout)]);
    return { ...facts, ...last, ...region };
  },
  question: startQuestion,
  answers: (desk) => ({
    lastIncremental: async (_, signal) => ({ to: await findLast(await desk.lookout(signal)) }),
    turnOnRecovery: async (_, signal) => turnOnRecovery(desk, await desk.lookout(signal)),
  }),
};

function findLast({ access, source, signal }: Lookout): Promise<number | null> {
  return lastIncrementalTo(access.exportsOf('dynamodb-table'), source.arn, signal);
}

async function lastFor(
  { exportType, windowMode }: TableExportDraft,
  lookout: Lookout,
): Promise<Pick<TableExportFacts, 'lastIncrementalTo'>> {
  if (exportType === 'full' || windowMode !== 'since-last') return {};
  return { lastIncrementalTo: await findLast(lookout) };
}

/** A key has to be in the Region of the bucket; without a key the bucket's Region is no matter. */
function regionFor(
  { encryption, bucket }: TableExportDraft,
  { access, signal }: Lookout,
): Pick<TableExportFacts, 'bucketRegion'> | Promise<Pick<TableExportFacts, 'bucketRegion'>> {
  return encryption === 'KMS' ? bucketFact(access, bucket, signal) : {};
}

async function turnOnRecovery(
  desk: Desk,
  lookout: Lookout,
): Promise<{ declined: true } | { facts: TableExportFacts }> {
  const { subject, deps } = desk;
  const { access, clock } = lookout;
  const { table, account } = await readTable(lookout);
  const question = recoveryQuestion(await askWhere(access), table);
  if (!(await deps.ask.confirm(question))) return { declined: true };
  const recovery = await access.tables.turnOnRecovery(table.name);
  deps.onTableChanged(subject.connection, table.name);
  // The answer itself: a table that is asked again at once may still say that it is off, and a
  // question that fails would hide that it is on.
  const now = clock.now();
  const facts = { ...access.connection, account, table, recovery, readAt: now, now };
  desk.learn(facts);
  return { facts };
}
