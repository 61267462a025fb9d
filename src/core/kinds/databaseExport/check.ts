import { bucketNameFinding } from '../../grammar/bucketName.ts';
import { exportOnlyFinding } from '../../grammar/exportOnly.ts';
import type { Finding } from '../../grammar/finding.ts';
import { parseRoleArn, roleArnFinding } from '../../grammar/roleArn.ts';
import { taskIdFinding } from '../../grammar/taskId.ts';
import type {
  DatabaseExportDraft,
  DatabaseExportFacts,
  DatabaseExportField,
} from '../databaseExport.ts';
import type { Issue } from '../kind.ts';
import { keyFinding } from './keyFinding.ts';
import { databasePrefixFinding } from './prefixFinding.ts';
import { sourceFinding } from './sourceFinding.ts';

type Check = (draft: DatabaseExportDraft, facts: DatabaseExportFacts) => Finding | undefined;

/** In the order of the form. */
const checks: readonly (readonly [DatabaseExportField, Check])[] = [
  ['source', (_, facts) => sourceFinding(facts)],
  ['taskId', identifierFinding],
  ['bucket', bucketFinding],
  ['prefix', databasePrefixFinding],
  ['roleArn', roleFinding],
  ['kmsKeyId', keyFinding],
  ['exportOnly', partsFinding],
];

/** What is wrong with a tidy draft: at most one thing a field, the one to put right first. */
export function checkDraft(
  draft: DatabaseExportDraft,
  facts: DatabaseExportFacts,
): readonly Issue<DatabaseExportField>[] {
  return checks.flatMap(([field, check]) => {
    const finding = check(draft, facts);
    return finding === undefined ? [] : [{ field, ...finding }];
  });
}

function partsFinding(
  { partial, exportOnly }: DatabaseExportDraft,
  { source }: DatabaseExportFacts,
): Finding | undefined {
  return partial ? exportOnlyFinding(exportOnly, source.engine) : undefined;
}

/** A bucket of another Region is refused, or fails the task later. */
function bucketFinding(
  { bucket }: DatabaseExportDraft,
  { bucketRegion, region }: DatabaseExportFacts,
): Finding | undefined {
  const name = bucketNameFinding(bucket);
  if (name?.severity === 'error' || bucketRegion === undefined || bucketRegion === region) {
    return name;
  }
  const message = `Choose a bucket in ${region}, where the source is: this one is in ${bucketRegion}. To export there, copy the snapshot to that Region first.`;
  return { severity: 'error', code: 'bucket-other-region', message };
}

/** AWS answers ExportTaskAlreadyExists to an identifier of any task that it remembers. */
function identifierFinding(
  { taskId }: DatabaseExportDraft,
  { tasks = [] }: DatabaseExportFacts,
): Finding | undefined {
  const finding = taskIdFinding(taskId);
  if (finding !== undefined || !tasks.some((task) => task.taskId === taskId)) return finding;
  const message = 'Type another identifier: AWS has an export task of this name already.';
  return { severity: 'error', code: 'task-id-taken', message };
}

/** "Grant a user permissions to pass a role": a role can be passed within its account only. */
function roleFinding(
  { roleArn }: DatabaseExportDraft,
  { account }: DatabaseExportFacts,
): Finding | undefined {
  const owner = parseRoleArn(roleArn)?.account ?? account;
  if (account === '' || owner === account) return roleArnFinding(roleArn);
  const message = `Choose a role of account ${account}: AWS may refuse this one, which belongs to account ${owner}.`;
  return { severity: 'warning', code: 'role-other-account', message };
}
