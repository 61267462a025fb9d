import { accessDenied, authorizationFailure, type ApiError } from './apiError.ts';
import type { Call, ServiceName } from './call.ts';
import { arnOf } from './identities.ts';
import { bucketOf, keyOf } from './services/s3Operation.ts';
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
  CompleteMultipartUpload: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  DeleteObjects: 'DeleteObject',
  UploadPart: 'PutObject',
  GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  HeadBucket: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  HeadObject: 'GetObject',
};

type ResourceOf = (call: Call, account: string) => string | undefined;
const nothing: ResourceOf = () => undefined;

const resourceOf: Readonly<Record<ServiceName, ResourceOf>> = {
  container: nothing,
  dynamodb: tableResource,
  iam: iamResource,
  instance: nothing,
  kms: nothing,
  rds: databaseResource,
  s3: bucketResource,
  sdb: exportedDomain,
  'sdb-classic': classicDomain,
  signin: nothing,
  sso: nothing,
  'sso-oidc': nothing,
  sts: assumedRole,
};

/** The action and the resource of a call, as its refusal names them. */
export function iamAction(call: Call, account: string): IamQuestion {
  return { action: actionOf(call), resource: resourceOf[call.service](call, account) };
}

/** The action that a call of an operation takes. */
export function actionOf({ service, operation }: Pick<Call, 'service' | 'operation'>): string {
  const prefix = service === 'sdb-classic' ? 'sdb' : service;
  const name = service === 's3' ? s3Actions[operation] : undefined;
  return `${prefix}:${name ?? operation}`;
}

/** AWS's refusal of a call, which names the principal, the action and the resource. */
export function denial(call: Call, account: string): ApiError {
  return denialOf(call, account, iamAction(call, account));
}

/** The same where an operation needs more than the action of its name. */
export function denialOf(call: Call, account: string, { action, resource }: IamQuestion): ApiError {
  const principal = arnOf(call.identity, account);
  return call.service === 'sdb-classic'
    ? authorizationFailure(principal, action, resource ?? '')
    : accessDenied(
        principal,
        action,
        call.service === 'iam' ? namedByIam(call, resource) : resource,
      );
}

/** IAM says `role acme-exports` where other services have an ARN. */
function namedByIam({ body }: Call, resource: string | undefined): string | undefined {
  const form = new URLSearchParams(body.toString());
  const [role, policy] = [form.get('RoleName'), form.get('PolicyArn')];
  if (role !== null) return `role ${role}`;
  return policy === null ? resource : `policy ${policy}`;
}

/**
 * What an operation of IAM names; that of a role without its path, which the call does not tell. The
 * account's aliases belong to no resource; AWS writes that as a star.
 */
function iamResource({ body, operation }: Call, account: string): string {
  if (operation === 'ListRoles') return `arn:aws:iam::${account}:role/`;
  const form = new URLSearchParams(body.toString());
  const role = form.get('RoleName');
  if (role !== null) return `arn:aws:iam::${account}:role/${role}`;
  return form.get('PolicyArn') ?? form.get('PolicySourceArn') ?? '*';
}

function assumedRole({ body }: Call): string | undefined {
  return new URLSearchParams(body.toString()).get('RoleArn') ?? undefined;
}

function bucketResource({ operation, url }: Call): string | undefined {
  if (operation === 'ListBuckets') return undefined;
  const path = keyOf(url) !== '';
  return `arn:aws:s3:::${bucketOf(url)}${path ? `/${keyOf(url)}` : ''}`;
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
