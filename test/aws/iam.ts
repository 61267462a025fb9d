import { accessDenied, authorizationFailure, type ApiError } from './apiError.ts';
import type { Call } from './call.ts';
import { arnOf } from './identities.ts';
import { bucketOf } from './services/s3Operation.ts';
import { classicParameters } from './services/simpledb/classicRequest.ts';

/** What IAM is asked about a call. */
export interface IamQuestion {
  /** For example `dynamodb:ListTables`. */
  readonly action: string;
  /** Undefined where AWS names no resource in its refusal. */
  readonly resource: string | undefined;
}

/** IAM names few S3 actions like their operations. */
const s3Actions: Readonly<Record<string, string>> = {
  ListBuckets: 'ListAllMyBuckets',
  HeadBucket: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  HeadObject: 'GetObject',
};

/** The action and the resource of a call, as its refusal names them. */
export function iamAction(call: Call, account: string): IamQuestion {
  switch (call.service) {
    case 'dynamodb':
      return { action: `dynamodb:${call.operation}`, resource: tableResource(call, account) };
    case 's3':
      return {
        action: `s3:${s3Actions[call.operation] ?? call.operation}`,
        resource: bucketResource(call),
      };
    case 'sdb':
      return { action: `sdb:${call.operation}`, resource: exportedDomain(call, account) };
    case 'sdb-classic':
      return { action: `sdb:${call.operation}`, resource: classicDomain(call, account) };
    case 'rds':
      return { action: `rds:${call.operation}`, resource: databaseResource(call, account) };
    case 'iam':
      return { action: `iam:${call.operation}`, resource: `arn:aws:iam::${account}:role/` };
    case 'kms':
    case 'sts':
      return { action: `${call.service}:${call.operation}`, resource: undefined };
  }
}

/** AWS's refusal of a call, which names the principal, the action and the resource. */
export function denial(call: Call, account: string): ApiError {
  const { action, resource } = iamAction(call, account);
  const principal = arnOf(call.identity, account);
  return call.service === 'sdb-classic'
    ? authorizationFailure(principal, action, resource ?? '')
    : accessDenied(principal, action, resource);
}

function bucketResource({ operation, url }: Call): string | undefined {
  if (operation === 'ListBuckets') return undefined;
  const path = operation.includes('Object') && operation !== 'ListObjectsV2';
  return `arn:aws:s3:::${path ? url.pathname.slice(1) : bucketOf(url)}`;
}

/** The domain or export that the body names, else all domains of the Region. */
function exportedDomain({ body, region }: Call, account: string): string {
  const [, member, named = '*'] =
    /"(domainName|exportArn)"\s*:\s*"([^"]+)"/.exec(body.toString()) ?? [];
  return member === 'exportArn' ? named : `arn:aws:sdb:${region}:${account}:domain/${named}`;
}

/** AWS ends the ARN after `domain/` where the call names none. */
function classicDomain(call: Call, account: string): string {
  const name = classicParameters(call).get('DomainName') ?? '';
  return `arn:aws:sdb:${call.region}:${account}:domain/${name}`;
}

/** The table, export or backup that the body names, else all tables of the Region. */
function tableResource({ body, region }: Call, account: string): string {
  const named = /"(?:TableArn|ExportArn|BackupArn|TableName)"\s*:\s*"([^"]+)"/.exec(
    body.toString(),
  )?.[1];
  if (named?.startsWith('arn:')) return named;
  return `arn:aws:dynamodb:${region}:${account}:table/${named ?? '*'}`;
}

/** The source that the form names, else all of the kind that the operation is about. */
function databaseResource({ body, operation, region }: Call, account: string): string {
  const named = new URLSearchParams(body.toString()).get('SourceArn');
  if (named !== null) return named;
  const kind = databaseKinds[operation];
  return kind === undefined ? '*' : `arn:aws:rds:${region}:${account}:${kind}:*`;
}

const databaseKinds: Readonly<Record<string, string>> = {
  DescribeDBSnapshots: 'snapshot',
  DescribeDBClusterSnapshots: 'cluster-snapshot',
  DescribeDBClusters: 'cluster',
};
