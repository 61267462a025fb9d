import type { ErrorReason } from '../errors.ts';
import type { Rule } from './remedy.ts';
import { createBucket, letBucketBeWritten } from './repairs/bucket.ts';
import { findKey, letCallerUseKey, letKeyBeUsed, letRoleUseKey } from './repairs/key.ts';
import { letRoleWrite, letServiceAssumeRole } from './repairs/role.ts';
import { letCallerStart, turnOnRecovery } from './repairs/start.ts';

/** What is mended by waiting, by signing in or by another value: the sentence says all. */
const asItSays: Rule = { lookAgain: [], repairs: [] };

const role = {
  lookAgain: ['role'],
  repairs: [letServiceAssumeRole, letRoleWrite],
  field: 'roleArn',
} as const satisfies Rule;
const source: Rule = { lookAgain: ['table', 'source', 'domain'], repairs: [] };

/** For what AWS can answer instead of starting a job; of what is new to us nothing is known. */
const refusalRules: Readonly<Record<Exclude<ErrorReason, 'unknown'>, Rule>> = {
  'access-denied': { lookAgain: ['caller'], repairs: [letCallerStart] },
  'backup-in-use': source,
  'backup-not-found': asItSays,
  'bucket-not-found': { lookAgain: ['bucket'], repairs: [createBucket], field: 'bucket' },
  'bucket-unusable': {
    lookAgain: ['bucket', 'role'],
    repairs: [createBucket, letRoleWrite, letBucketBeWritten],
    field: 'bucket',
  },
  cancelled: asItSays,
  'clock-skewed': asItSays,
  'continuous-backups-unavailable': source,
  'credentials-expired': asItSays,
  'credentials-missing': asItSays,
  'domain-not-found': source,
  'endpoint-missing': asItSays,
  'export-ended': asItSays,
  'export-not-found': asItSays,
  'export-quota': { lookAgain: ['export-quota'], repairs: [] },
  'identifier-in-use': { lookAgain: ['task-identifier'], repairs: [], field: 'taskId' },
  internal: asItSays,
  'invalid-export-only': { lookAgain: ['export-only'], repairs: [], field: 'exportOnly' },
  'invalid-export-time': { lookAgain: ['table', 'export-time'], repairs: [] },
  'key-not-accessible': {
    lookAgain: ['key', 'caller'],
    repairs: [letCallerUseKey, letRoleUseKey, letKeyBeUsed, findKey],
    field: 'kmsKeyId',
  },
  'limit-exceeded': { lookAgain: ['exports', 'tasks', 'source-busy'], repairs: [] },
  'list-outdated': asItSays,
  'mfa-needed': asItSays,
  'mfa-refused': asItSays,
  network: asItSays,
  'not-json': asItSays,
  'object-not-found': asItSays,
  'profile-unusable': asItSays,
  'recovery-off': { lookAgain: ['table'], repairs: [turnOnRecovery] },
  'role-not-found': role,
  'role-not-permitted': {
    ...{ ...role, lookAgain: [...role.lookAgain, 'bucket'] },
    repairs: [...role.repairs, letBucketBeWritten],
  },
  'source-not-exportable': source,
  'source-not-found': source,
  'table-in-use': source,
  'table-not-found': source,
  throttled: asItSays,
  timeout: asItSays,
  tls: asItSays,
  'token-conflict': asItSays,
  validation: { lookAgain: ['backup-name', 'prefix-length', 'task-identifier'], repairs: [] },
  'window-outdated': asItSays,
  'wrong-region': { lookAgain: ['bucket'], repairs: [], field: 'bucket' },
};

/** What is known of a refused start; nothing of one for a reason that is new. */
export function rulesOfRefusal(reason: ErrorReason = 'unknown'): readonly Rule[] {
  return reason === 'unknown' ? [] : [refusalRules[reason]];
}
