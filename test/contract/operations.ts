import { parseExportArn } from '../../src/core/grammar/arn.ts';
import { exportFolder } from '../../src/core/grammar/s3.ts';
import type { AwsAccess } from '../../src/core/ports.ts';
import type { ServiceName } from '../aws/call.ts';
import type { StandIn } from '../aws/standIn.ts';
import { requests, start } from './errorCalls.ts';

/** One operation of AWS, called through our own adapters. */
export interface Operation {
  readonly service: ServiceName;
  readonly name: string;
  readonly call: (aws: AwsAccess, things: Things) => Promise<unknown>;
}

/** What operations are about, as far as AWS makes up its name. */
export interface Things {
  readonly tableExport: string;
  readonly backup: string;
  readonly domainExport: string;
  /** Key of an object in the bucket of the exports. */
  readonly manifest: string;
}

/** Things of the demo account. */
export function thingsOf(standIn: StandIn): Things {
  const ended = standIn.exports().find(({ status, bucket }) => {
    return status === 'COMPLETED' && bucket === exportsBucket;
  });
  const { arn = '', prefix } = ended ?? {};
  const folder = exportFolder(prefix, parseExportArn(arn)?.exportId ?? '');
  return {
    tableExport: arn,
    manifest: `${folder}manifest-summary.json`,
    backup: standIn.backups()[0]?.arn ?? '',
    domainExport: standIn.domainExports().at(-1)?.arn ?? '',
  };
}

const exportsBucket = 'acme-data-exports';
const place = 'eu-west-1:111122223333';
const snapshot = `arn:aws:rds:${place}:snapshot:site-relaunch`;
const role = 'arn:aws:iam::111122223333:role/rds-export-role';
const task = `rds:${place}:task/loyalty-upgrade-check`;

/** Operations that change nothing, so that they may be called as often as it takes. */
export const readings: readonly Operation[] = [
  of('dynamodb', 'ListTables', (aws) => aws.tables.listTables()),
  of('dynamodb', 'DescribeTable', (aws) => aws.tables.describeTable('orders')),
  of('dynamodb', 'DescribeContinuousBackups', (aws) => aws.tables.describeRecovery('orders')),
  of('dynamodb', 'ListExports', (aws) => aws.exportsOf('dynamodb-table').list()),
  of('dynamodb', 'DescribeExport', (aws, { tableExport }) =>
    aws.exportsOf('dynamodb-table').describe(tableExport),
  ),
  of('dynamodb', 'ListBackups', (aws) => aws.backups.listBackups()),
  of('dynamodb', 'DescribeBackup', (aws, { backup }) => aws.backups.describeBackup(backup)),
  of('rds', 'DescribeDBSnapshots', (aws) => aws.databases.describe(snapshot)),
  of('rds', 'DescribeDBClusterSnapshots', (aws) => aws.databases.list('cluster-snapshot')),
  of('rds', 'DescribeDBClusters', (aws) => aws.databases.list('cluster')),
  of('rds', 'DescribeExportTasks', (aws) => aws.exportsOf('rds-database').describe(task)),
  of('iam', 'ListRoles', (aws) => aws.roles.listRoles()),
  of('iam', 'GetRole', look(role)),
  of('iam', 'ListRolePolicies', look(role)),
  of('iam', 'GetRolePolicy', look(role)),
  of('iam', 'ListAttachedRolePolicies', look(role)),
  of('iam', 'GetPolicy', look(role)),
  of('iam', 'GetPolicyVersion', look(role)),
  of('iam', 'SimulatePrincipalPolicy', (aws) =>
    aws.inspect.simulate('arn:aws:iam::111122223333:user/dana', {
      actions: ['s3:PutObject'],
      resources: [`arn:aws:s3:::${exportsBucket}/a`],
    }),
  ),
  of('s3', 'GetBucketPolicy', (aws) => aws.inspect.bucketPolicy(exportsBucket, 'eu-west-1')),
  of('s3', 'GetPublicAccessBlock', (aws) =>
    aws.inspect.restrictsPublic(exportsBucket, 'eu-west-1'),
  ),
  of('s3', 'GetObjectLockConfiguration', (aws) =>
    aws.inspect.objectLock(exportsBucket, 'eu-west-1'),
  ),
  of('s3', 'GetBucketRequestPayment', (aws) =>
    aws.inspect.requesterPays(exportsBucket, 'eu-west-1'),
  ),
  of('kms', 'GetKeyPolicy', (aws) => aws.inspect.keyPolicy('alias/acme-exports', 'eu-west-1')),
  of('s3', 'ListBuckets', (aws) => aws.buckets.listBuckets()),
  of('s3', 'HeadBucket', (aws) => aws.buckets.regionOf(exportsBucket)),
  of('s3', 'GetObject', (aws, { manifest }) =>
    aws.objects.readText(exportsBucket, manifest, 10_000),
  ),
  of('kms', 'ListAliases', (aws) => aws.keys.listKeys('eu-west-1')),
  of('kms', 'DescribeKey', (aws) => aws.keys.describeKey('alias/acme-exports', 'eu-west-1')),
  of('sdb-classic', 'ListDomains', (aws) => aws.domains.listDomains()),
  of('sdb-classic', 'DomainMetadata', (aws) => aws.domains.describeDomain('coupon-codes')),
  of('sdb', 'ListExports', (aws) => aws.exportsOf('simpledb-domain').list()),
  of('sdb', 'GetExport', (aws, { domainExport }) =>
    aws.exportsOf('simpledb-domain').describe(domainExport),
  ),
  of('sts', 'GetCallerIdentity', (aws) => aws.identity()),
];

/** Operations that change something at AWS. */
export const changes: readonly Operation[] = [
  of('dynamodb', 'UpdateContinuousBackups', (aws) => aws.tables.turnOnRecovery('sessions')),
  of('dynamodb', 'DeleteBackup', (aws, { backup }) => aws.backups.deleteBackup(backup)),
  of('rds', 'CancelExportTask', async (aws) => aws.exportsOf('rds-database').cancel?.(task)),
  of('dynamodb', 'ExportTableToPointInTime', start(requests.table)),
  of('dynamodb', 'CreateBackup', start(requests.backup)),
  of('rds', 'StartExportTask', start(requests.database)),
  of('sdb', 'StartDomainExport', start(requests.domain)),
];

/** Operations that get credentials and no more, and the one whose refusal is no error. */
export const logins: readonly string[] = [
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'GetSessionToken',
  'ListAccountAliases',
];

/** One look calls all operations that tell of a role. */
function look(arn: string): Operation['call'] {
  return (aws) => aws.inspect.role(arn);
}

function of(service: ServiceName, name: string, call: Operation['call']): Operation {
  return { service, name, call };
}
