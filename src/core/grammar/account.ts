import type { Finding } from './finding.ts';

/** Whether a text is an AWS account ID: 12 digits, no hyphens. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/**
 * What is wrong with the owner of a bucket; an empty one is fine and means this account. The models
 * of DynamoDB and SimpleDB both have `[0-9]{12}`.
 */
export function bucketOwnerFinding(owner: string): Finding | undefined {
  if (owner === '' || isAccountId(owner)) return undefined;
  const message =
    'Type the 12 digits of the account that owns the bucket, or leave it empty when that is yours.';
  return { severity: 'error', code: 'owner-not-account', message };
}

/** The account in an ARN, or in the handle of an RDS task; undefined where there is none. */
export function accountIn(arn: string): string | undefined {
  return /:(\d{12}):/.exec(arn)?.[1];
}
