import { accessDenied, type ApiError } from './apiError.ts';
import type { Call } from './call.ts';
import { arnOf } from './identities.ts';
import { bucketOf } from './services/s3Operation.ts';

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
    case 'kms':
    case 'sts':
      return { action: `${call.service}:${call.operation}`, resource: undefined };
  }
}

/** AWS's refusal of a call, which names the principal, the action and the resource. */
export function denial(call: Call, account: string): ApiError {
  const { action, resource } = iamAction(call, account);
  return accessDenied(arnOf(call.identity, account), action, resource);
}

function bucketResource({ operation, url }: Call): string | undefined {
  if (operation === 'ListBuckets') return undefined;
  const path = operation.includes('Object') && operation !== 'ListObjectsV2';
  return `arn:aws:s3:::${path ? url.pathname.slice(1) : bucketOf(url)}`;
}

/** The table or export that the body names, else all tables of the Region. */
function tableResource({ body, region }: Call, account: string): string {
  const named = /"(?:TableArn|ExportArn|TableName)"\s*:\s*"([^"]+)"/.exec(body.toString())?.[1];
  if (named?.startsWith('arn:')) return named;
  return `arn:aws:dynamodb:${region}:${account}:table/${named ?? '*'}`;
}
