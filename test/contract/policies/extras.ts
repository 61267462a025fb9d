import { ExportError } from '../../../src/core/errors.ts';
import type { AwsAccess } from '../../../src/core/ports.ts';
import type { JobReport } from '../../../src/core/jobs/job.ts';
import { parseTaskHandle } from '../../../src/core/grammar/taskHandle.ts';
import { taskFolder } from '../../aws/output/rds/taskLayout.ts';
import { callers, exporter, keyAbroad, ownKey, region } from './account.ts';
import { askerIn, needIn, type Scene } from './scene.ts';

/** Where something is done that a job does not need. */
export interface Extra {
  readonly access: AwsAccess;
  readonly scene: Scene;
  /** Of a job that has ended well. */
  readonly report: JobReport;
}

type Do = (extra: Extra) => Promise<unknown>;

const manifest: Do = ({ access, report }) =>
  access.objects.readText(report.bucket ?? '', manifestKeyOf(report), 1_000_000);

/** What each action of an optional policy is for; all throw where it is missing. */
export const deeds: Readonly<Record<string, Do>> = {
  'dynamodb:DeleteBackup': ({ access, report }) => access.backups.deleteBackup(report.arn),
  'dynamodb:DescribeContinuousBackups': ({ access, scene }) =>
    access.tables.describeRecovery(scene.source.name),
  'dynamodb:DescribeTable': ({ access, scene }) => access.tables.describeTable(scene.source.name),
  'dynamodb:ListExports': ({ access }) => access.exportsOf('dynamodb-table').list(),
  'dynamodb:ListTables': ({ access }) => access.tables.listTables(),
  'dynamodb:UpdateContinuousBackups': ({ access, scene }) =>
    access.tables.turnOnRecovery(scene.source.name),
  'iam:GetPolicy': role,
  'iam:GetPolicyVersion': role,
  'iam:GetRole': (extra) => (extra.scene.kind === 'rds-database' ? role(extra) : simulation(extra)),
  'iam:GetRolePolicy': role,
  'iam:ListAccountAliases': aliasOf,
  'iam:ListAttachedRolePolicies': role,
  'iam:ListRolePolicies': role,
  'iam:ListRoles': ({ access }) => access.roles.listRoles(),
  'iam:SimulatePrincipalPolicy': simulation,
  'kms:Decrypt': manifest,
  'kms:DescribeKey': ({ access, scene }) =>
    access.keys.describeKey(needIn(scene).kmsKeyId ?? '', askerIn(scene).bucketRegion ?? region),
  'kms:GetKeyPolicy': ({ access, scene }) => access.inspect.keyPolicy(...keyIn(scene)),
  'kms:ListAliases': ({ access }) => access.keys.listKeys(region),
  'rds:DescribeDBClusterSnapshots': ({ access }) => access.databases.list('cluster-snapshot'),
  'rds:DescribeDBClusters': ({ access }) => access.databases.list('cluster'),
  'rds:DescribeDBSnapshots': ({ access }) => access.databases.list('snapshot'),
  's3:GetBucketObjectLockConfiguration': ({ access, scene }) =>
    access.inspect.objectLock(...bucketIn(scene)),
  's3:GetBucketPolicy': ({ access, scene }) => access.inspect.bucketPolicy(...bucketIn(scene)),
  's3:GetBucketPublicAccessBlock': ({ access, scene }) =>
    access.inspect.restrictsPublic(...bucketIn(scene)),
  's3:GetBucketRequestPayment': ({ access, scene }) =>
    access.inspect.requesterPays(...bucketIn(scene)),
  's3:GetObject': manifest,
  's3:ListAllMyBuckets': ({ access }) => access.buckets.listBuckets(),
  's3:ListBucket': bucketLook,
  'sdb:DomainMetadata': ({ access, scene }) => access.domains.describeDomain(scene.source.name),
  'sdb:ListDomains': ({ access }) => access.domains.listDomains(),
  'sdb:ListExports': ({ access }) => access.exportsOf('simpledb-domain').list(),
};

/** It is no error to go without the alias. */
async function aliasOf({ access }: Extra): Promise<string> {
  const alias = await access.accountAlias();
  if (alias === undefined) throw new ExportError('access-denied');
  return alias;
}

function role({ access }: Extra): Promise<unknown> {
  return access.inspect.role(exporter);
}

function simulation({ access, scene }: Extra): Promise<unknown> {
  const caller = callers[scene.profile ?? 'acme-data'];
  return access.inspect.simulate(caller, { actions: ['s3:PutObject'], resources: ['*'] });
}

/** S3 answers also whom it denies everything. */
async function bucketLook({ access, scene }: Extra): Promise<void> {
  const { answer } = await access.inspect.headBucket(needIn(scene).bucket ?? '');
  if (answer !== 'found') throw new ExportError('access-denied');
}

function bucketIn(scene: Scene): [bucket: string, region: string] {
  return [needIn(scene).bucket ?? '', askerIn(scene).bucketRegion ?? region];
}

/** By its id: what an alias stands for is not told by its policy. */
function keyIn(scene: Scene): [key: string, region: string] {
  const { kmsKeyId = '' } = needIn(scene);
  const key = keyAbroad.endsWith(kmsKeyId) ? keyAbroad : ownKey;
  return [key, key === keyAbroad ? 'us-east-1' : region];
}

/** Of a task of RDS, the file that tells of all others. */
function manifestKeyOf({ arn, manifestKey, prefix = '' }: JobReport): string {
  if (manifestKey !== undefined) return manifestKey;
  const taskId = parseTaskHandle(arn)?.taskId ?? '';
  return `${taskFolder({ taskId, prefix })}/export_info_${taskId}.json`;
}
