import type { StartExportTaskMessage } from '@aws-sdk/client-rds';
import { ApiError } from '../../apiError.ts';
import type { RoleSeed } from '../../databaseSeed.ts';
import { taskFolder } from '../../output/rds/taskLayout.ts';
import { through } from '../../policy/context.ts';
import { may, mayInBucket, mayWithKey, type Deed } from '../../policy/permit.ts';
import type { Principal } from '../../policy/principal.ts';
import { roleAtWork, trustsService } from '../../policy/rolePolicy.ts';
import type { KeySeed } from '../../seed.ts';
import type { World } from '../../world.ts';
import { findBucket, findKey } from '../lateFailure.ts';
import type { Wire } from '../operation.ts';
import { roleArn } from '../roles.ts';
import { checkExportOnly } from './exportOnly.ts';

type Request = Wire<StartExportTaskMessage>;

const exportService = 'export.rds.amazonaws.com';

/** What somebody asks for, and with what in the account. */
export interface Asked {
  readonly world: World;
  readonly roles: readonly RoleSeed[];
  readonly request: Request;
  readonly engine: string;
  readonly caller: Principal;
}

/** Refuses parts, bucket, role or key that the export could not work with. */
export function checkMeans(asked: Asked): void {
  const { request, engine } = asked;
  checkExportOnly(request.ExportOnly ?? [], engine);
  checkBucket(asked);
  checkRole(asked);
  checkKey(asked);
}

function checkBucket(asked: Asked): void {
  const { world, request } = asked;
  const { S3BucketName: name = '' } = request;
  const bucket = findBucket(world, name);
  const isHere = bucket?.region === world.region;
  if (isHere && (bucket.account === world.account || mayWrite(asked))) return;
  const why =
    bucket !== undefined && !isHere
      ? "isn't located in the current AWS Region. Please, review your S3 bucket name and retry the export."
      : 'does not exist, or you do not have permission to access it.';
  throw new ApiError('InvalidS3BucketFault', `The S3 bucket ${name} ${why}`);
}

function checkRole({ world, roles, request }: Asked): void {
  const { IamRoleArn: arn = '' } = request;
  const role = findRole(world, roles, arn);
  if (!role) throw new ApiError('IamRoleNotFound', `The IAM role ${arn} could not be found.`);
  const isTrusting = trustsService(role, arn, exportService);
  if (isTrusting && hasPermission(world, roleAtWork(role, arn, world.account), request)) return;
  const lack = isTrusting
    ? "isn't authorized to write to the S3 bucket"
    : `cannot be assumed by ${exportService}`;
  throw new ApiError('IamRoleMissingPermissions', `The IAM role ${arn} ${lack}.`);
}

const onBucket: readonly Deed[] = [{ action: 's3:ListBucket' }, { action: 's3:GetBucketLocation' }];
/** RDS encrypts every file with a key of KMS, and says so to S3. */
const onFiles: readonly Deed[] = [
  { action: 's3:PutObject', told: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
  { action: 's3:GetObject' },
  { action: 's3:DeleteObject' },
];

/** By its own policies, which is as much as RDS finds out before it has begun. */
function hasPermission(world: World, role: Principal, request: Request): boolean {
  const { S3BucketName: name = '' } = request;
  const arn = `arn:aws:s3:::${name}`;
  const owner = findBucket(world, name)?.account;
  const mayDo = ({ action, told }: Deed, resource: string) =>
    may(role, { action, told: { 'aws:ResourceAccount': owner, ...told } }, resource);
  return (
    onBucket.every((deed) => mayDo(deed, arn)) &&
    onFiles.every((deed) => mayDo(deed, `${arn}/${fileOf(request)}`))
  );
}

/** A file that every task writes. */
function fileOf({ S3Prefix = '', ExportTaskIdentifier: taskId = '' }: Request): string {
  return `${taskFolder({ taskId, prefix: S3Prefix })}/export_info_${taskId}.json`;
}

function checkKey({ world, request, caller }: Asked): void {
  const { KmsKeyId: keyId = '' } = request;
  const key = findKey(world, world.region, keyId);
  const symmetric = key?.spec === 'SYMMETRIC_DEFAULT' && key.manager === 'CUSTOMER';
  if (symmetric && key.state === 'Enabled' && mayUse(world, key, caller)) return;
  const message = `The specified KMS key ${keyId} does not exist, is not enabled or you do not have permissions to access it.`;
  throw new ApiError('KMSKeyNotAccessibleFault', message);
}

const ownKeyActions = ['kms:CreateGrant', 'kms:DescribeKey'];

/**
 * "Using a cross-account AWS KMS key" wants these of everybody who uses a key of another account, and
 * does not tell which of them RDS uses when: all are demanded.
 */
const foreignKeyActions = [
  ...ownKeyActions,
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:RetireGrant',
];

function mayUse(world: World, key: KeySeed, who: Principal): boolean {
  const told = {
    ...through('rds'),
    'kms:GrantIsForAWSResource': 'true',
    'kms:ViaService': `rds.${world.region}.amazonaws.com`,
  };
  const actions = isForeign(world, key) ? foreignKeyActions : ownKeyActions;
  return actions.every((action) => mayWithKey(who, { action, told }, key, world.account));
}

function isForeign({ account }: World, key: KeySeed): boolean {
  return key.account !== undefined && key.account !== account;
}

/**
 * Why a task that RDS accepts fails all the same: what a bucket's own policy says, and what the role
 * may do with a key of another account, show only when it is written.
 */
export function lateCauseOf(asked: Asked): string | undefined {
  const { S3BucketName = '', IamRoleArn = '', KmsKeyId = '' } = asked.request;
  if (!mayWrite(asked)) {
    return `The RDS export failed to write the export task's metadata to the S3 bucket ${S3BucketName} using the IAM role ${IamRoleArn} with the KMS key ${KmsKeyId}. Error code: AccessDenied`;
  }
  if (mayEncrypt(asked)) return undefined;
  return 'KMS key check failed. Check the credentials on your KMS key and try again.';
}

/** By its own policies and by that of the bucket. */
function mayWrite({ world, roles, request }: Asked): boolean {
  const { S3BucketName = '', IamRoleArn = '' } = request;
  const bucket = findBucket(world, S3BucketName);
  const role = findRole(world, roles, IamRoleArn);
  if (!bucket || !role) return true;
  const who = roleAtWork(role, IamRoleArn, world.account);
  return (
    onBucket.every((deed) => mayInBucket(who, deed, bucket)) &&
    onFiles.every((deed) => mayInBucket(who, deed, bucket, fileOf(request)))
  );
}

/** The role needs nothing of a key of its own account: who starts the task gives RDS a grant. */
function mayEncrypt({ world, roles, request }: Asked): boolean {
  const { KmsKeyId = '', IamRoleArn = '' } = request;
  const key = findKey(world, world.region, KmsKeyId);
  const role = findRole(world, roles, IamRoleArn);
  if (!key || !role || !isForeign(world, key)) return true;
  return mayUse(world, key, roleAtWork(role, IamRoleArn, world.account));
}

function findRole(world: World, roles: readonly RoleSeed[], arn: string): RoleSeed | undefined {
  return roles.find((one) => roleArn(one, world.account) === arn);
}
