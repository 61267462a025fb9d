import { compact } from './compact.ts';
import type { CallContext } from './failedCall.ts';

/** What an access-denied answer is about. */
export interface Refusal {
  /** The IAM action, for example `dynamodb:ListTables`. */
  readonly action: string;
  readonly resource?: string;
}

/** Operations whose IAM action has another name. */
const actionOf: Readonly<Record<string, string>> = {
  GetObject: 's3:GetObject',
  GetObjectLockConfiguration: 's3:GetBucketObjectLockConfiguration',
  GetPublicAccessBlock: 's3:GetBucketPublicAccessBlock',
  HeadBucket: 's3:ListBucket',
  ListBuckets: 's3:ListAllMyBuckets',
};

/** AWS's usual words, which IAM puts `role` or `policy` into, and those of SimpleDB's old API. */
const sentences: readonly RegExp[] = [
  /not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?:(?:role|user|policy) )?(?<resource>\S+))?/,
  /permission to perform \((?<action>[\w-]+:\w+)\) on resource \((?<resource>[^)]+)\)/,
];

/**
 * The missing action and its resource, from AWS's own sentence ("User: … is not authorized to
 * perform: … on resource: …") where it is there, else the action that the operation asks for.
 */
export function readRefusal(message: string, { service, operation }: CallContext): Refusal {
  const found = sentences.map((sentence) => sentence.exec(message)?.groups).find(Boolean);
  const { action, resource } = found ?? {};
  return compact({
    action: action ?? actionOf[operation] ?? `${service}:${operation}`,
    resource: resource?.replace(/^["']|["',.;]+$/g, ''),
  });
}
