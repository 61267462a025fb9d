import type { StartExportTaskMessage } from '@aws-sdk/client-rds';
import { ApiError } from '../../apiError.ts';
import type { RoleSeed } from '../../databaseSeed.ts';
import { taskFolder } from '../../output/rds/taskLayout.ts';
import { through } from '../../policy/context.ts';
import { may, mayInBucket, mayWithKey, type Deed } from '../../policy/permit.ts';
import type { Principal } from '../../policy/principal.ts';
import { roleAtWork, trustsService } from '../../policy/rolePolicy.ts';
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
  if (isHere && (bucket.account === world.account || lateCauseOf(asked) === undefined)) return;
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
  if (isTrusting && hasPermission(roleAtWork(role, arn, world.account), request)) return;
  const lack = isTrusting
    ? "isn't authorized to write to the S3 bucket"
    : `cannot be assumed by ${exportService}`;
  throw new ApiError('IamRoleMissingPermissions', `The IAM role ${arn} ${lack}.`);
}

const onBucket: readonly Deed[] = [{ action: 's3:ListBucket' }, { action: 's3:GetBucketLocation' }];
const onFiles: readonly Deed[] = [
  { action: 's3:PutObject' },
  { action: 's3:GetObject' },
  { action: 's3:DeleteObject' },
];

/** By its own policies, which is as much as RDS finds out before it has begun. */
function hasPermission(role: Principal, request: Request): boolean {
  const bucket = `arn:aws:s3:::${request.S3BucketName ?? ''}`;
  return (
    onBucket.every((deed) => may(role, deed, bucket)) &&
    onFiles.every((deed) => may(role, deed, `${bucket}/${fileOf(request)}`))
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
  const told = {
    ...through('rds'),
    'kms:GrantIsForAWSResource': 'true',
    'kms:ViaService': `rds.${world.region}.amazonaws.com`,
  };
  const mayGrant = ['kms:CreateGrant', 'kms:DescribeKey'].every(
    (action) => key && mayWithKey(caller, { action, told }, key, world.account),
  );
  if (symmetric && key.state === 'Enabled' && mayGrant) return;
  const message = `The specified KMS key ${keyId} does not exist, is not enabled or you do not have permissions to access it.`;
  throw new ApiError('KMSKeyNotAccessibleFault', message);
}

/** Why a task that RDS accepts fails all the same: a bucket's own policy shows only when it is written to. */
export function lateCauseOf({ world, roles, request }: Asked): string | undefined {
  const { S3BucketName = '', IamRoleArn = '', KmsKeyId = '' } = request;
  const bucket = findBucket(world, S3BucketName);
  const role = findRole(world, roles, IamRoleArn);
  if (!bucket || !role) return undefined;
  const who = roleAtWork(role, IamRoleArn, world.account);
  const isAllowed =
    onBucket.every((deed) => mayInBucket(who, deed, bucket)) &&
    onFiles.every((deed) => mayInBucket(who, deed, bucket, fileOf(request)));
  if (isAllowed) return undefined;
  return `The RDS export failed to write the export task's metadata to the S3 bucket ${S3BucketName} using the IAM role ${IamRoleArn} with the KMS key ${KmsKeyId}. Error code: AccessDenied`;
}

function findRole(world: World, roles: readonly RoleSeed[], arn: string): RoleSeed | undefined {
  return roles.find((one) => roleArn(one, world.account) === arn);
}
