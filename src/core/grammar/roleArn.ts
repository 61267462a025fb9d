import type { Finding } from './finding.ts';

/** What the ARN of an IAM role tells. */
export interface RoleArn {
  readonly account: string;
  readonly name: string;
}

/** A path may come before the name; names have up to 64 characters, by the IAM model. */
const pattern = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:[!-~]*\/)?([\w+=,.@-]{1,64})$/;

/** By the IAM model. */
const maxLength = 2048;

/** Account and name of a role; undefined for anything else, such as the ARN of a session. */
export function parseRoleArn(arn: string): RoleArn | undefined {
  if (arn.length > maxLength) return undefined;
  const [, account, name] = pattern.exec(arn) ?? [];
  return account === undefined || name === undefined ? undefined : { account, name };
}

/** What is wrong with the ARN of a role, if anything; an empty text is asked for. */
export function roleArnFinding(arn: string): Finding | undefined {
  if (arn === '') {
    const message = 'Choose or type the IAM role that writes to the bucket.';
    return { severity: 'error', code: 'role-missing', message };
  }
  if (parseRoleArn(arn) !== undefined) return undefined;
  const message = arn.includes(':assumed-role/')
    ? 'Give the ARN of the role itself, with :role/ in it: this one names a session of a role.'
    : 'Give the ARN of an IAM role, such as arn:aws:iam::111122223333:role/exports.';
  return { severity: 'error', code: 'role-unreadable', message };
}
