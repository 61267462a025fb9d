import { parseDatabaseArn, type DatabaseArn } from '../../grammar/databaseArn.ts';
import type { Finding } from '../../grammar/finding.ts';
import { explainNotExportable } from '../../insight/databaseSource.ts';
import type { DatabaseExportFacts } from '../databaseExport.ts';

/** "Exporting DB snapshot data to Amazon S3", Limitations: for each account. */
export const mostTasks = 5;

/** Whether the source can be exported, and whether it can be now. */
export function sourceFinding(facts: DatabaseExportFacts): Finding | undefined {
  const arn = parseDatabaseArn(facts.source.arn);
  if (arn === undefined) return unreadable(facts.source.arn);
  return (
    regionFinding(arn, facts) ??
    obstacleFinding(facts) ??
    busyFinding(facts) ??
    limitFinding(facts) ??
    accountFinding(arn, facts)
  );
}

function unreadable(arn: string): Finding {
  const message = `Choose a snapshot or a cluster: ${arn || 'nothing'} is not the ARN of one.`;
  return { severity: 'error', code: 'source-arn', message };
}

function regionFinding(arn: DatabaseArn, { region }: DatabaseExportFacts): Finding | undefined {
  if (arn.region === region) return undefined;
  const message = `Choose Region ${arn.region}: the source is there.`;
  return { severity: 'error', code: 'source-other-region', message };
}

function obstacleFinding({ source }: DatabaseExportFacts): Finding | undefined {
  const message = explainNotExportable(source);
  return message === undefined
    ? undefined
    : { severity: 'error', code: 'source-not-exportable', message };
}

/** A warning only: the list of tasks is some seconds old, and so is what counts as running. */
function busyFinding({ source, tasks = [] }: DatabaseExportFacts): Finding | undefined {
  const busy = tasks.find(({ live, sourceArn }) => live && sourceArn === source.arn);
  if (busy === undefined) return undefined;
  const message = `Wait until export ${busy.taskId} ends: AWS may refuse a second one of the same source meanwhile.`;
  return { severity: 'warning', code: 'source-busy', message };
}

/** A warning, too: whether the limit holds in each Region or in all together is not told. */
function limitFinding({ tasks = [] }: DatabaseExportFacts): Finding | undefined {
  const live = tasks.filter((task) => task.live).map(({ taskId }) => taskId);
  if (live.length < mostTasks) return undefined;
  const message = `Wait until one of ${live.join(', ')} ends: AWS runs at most ${mostTasks} exports of an account at a time and may refuse another.`;
  return { severity: 'warning', code: 'tasks-limit', message };
}

/** Whether somebody else's snapshot can be exported without a copy is not told either. */
function accountFinding(
  arn: DatabaseArn,
  { account, source }: DatabaseExportFacts,
): Finding | undefined {
  if (account === '' || arn.account === account) return undefined;
  const way = source.type === 'cluster' ? 'Clone the cluster' : 'Copy the snapshot';
  const message = `${way} into account ${account} if AWS refuses the export: it belongs to account ${arn.account}.`;
  return { severity: 'warning', code: 'source-other-account', message };
}
