import { isLive } from '../../../core/jobs/job.ts';
import {
  databaseExport,
  type DatabaseExportDraft,
  type DatabaseExportFacts,
} from '../../../core/kinds/databaseExport.ts';
import { databaseExportQuestion } from './databaseExportQuestion.ts';
import type { HostKind, Lookout } from './hostKind.ts';
import { allIfAllowed, bucketFact, findKey } from './lookUps.ts';

/** The host's side of the form that exports a snapshot or a cluster. */
export const databaseExportHost: HostKind<DatabaseExportDraft, DatabaseExportFacts> = {
  kind: databaseExport,
  title: ({ name }) => `Export ${name} to S3`,
  doing: {
    open: 'read the snapshot or cluster',
    refreshFacts: 'read the snapshot or cluster again',
  },
  async readFacts(lookout) {
    const { access, source, clock, signal } = lookout;
    const [database, { account }, tasks] = await Promise.all([
      access.databases.describe(source.arn, signal),
      // A shared snapshot belongs to another account than the one that exports it.
      access.identity(signal),
      readTasks(lookout),
    ]);
    const known = tasks === undefined ? {} : { tasks };
    return { ...access.connection, account, source: database, now: clock.now(), ...known };
  },
  async factsFor(draft, facts, lookout) {
    const { access, signal } = lookout;
    const [region, key] = await Promise.all([
      bucketFact(access, draft.bucket, signal),
      keyFact(draft, lookout),
    ]);
    return { ...facts, ...region, ...key };
  },
  question: databaseExportQuestion,
  answers: () => ({}),
};

async function readTasks({ access, signal }: Lookout): Promise<DatabaseExportFacts['tasks']> {
  const gateway = access.exportsOf('rds-database');
  const all = await allIfAllowed((next) => gateway.list(undefined, next, signal));
  return all?.map(({ report, arn, source, state }) => ({
    taskId: report?.name ?? arn,
    sourceArn: source.arn,
    live: isLive(state),
  }));
}

/** Who may not look at the key may still use it: AWS has the last word. */
async function keyFact(
  { kmsKeyId }: DatabaseExportDraft,
  { access, signal }: Lookout,
): Promise<Pick<DatabaseExportFacts, 'key'>> {
  const typed = kmsKeyId.trim();
  if (typed === '') return {};
  const { region } = access.connection;
  const found = await findKey(access, typed, region, signal).catch(() => undefined);
  return found === undefined ? {} : { key: { typed, found } };
}
