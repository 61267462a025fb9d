import type { ErrorReason } from '../errors.ts';
import { inside, named, quoted, subject, type ToCause } from './causeText.ts';

/** What stands in the way at the thing that is exported, backed up or looked at. */
export const sourceCauses = {
  'backup-in-use': ({ operation, resource }) => ({
    cause:
      operation === 'CreateBackup'
        ? `AWS is still busy with another backup of ${subject('table', resource)}`
        : 'the backup is being made, deleted or restored right now',
    next: 'Wait until that has ended, then try again.',
  }),
  'backup-not-found': ({ region }) => ({
    cause: `AWS knows no such backup${inside(region)}`,
    next: 'Refresh the list of backups to see which are left: somebody may have deleted it.',
  }),
  'continuous-backups-unavailable': ({ operation, resource }) => ({
    cause: `${subject('table', resource)} is not ready for ${operation === 'CreateBackup' ? 'backups' : 'point-in-time recovery'} yet`,
    next: 'Wait a few seconds, as after the creation of a table, then try again.',
  }),
  'domain-not-found': ({ resource, region }) => ({
    cause: `AWS knows no domain${named(resource)}${inside(region)}`,
    next: 'Check profile and Region, then refresh the list of domains.',
  }),
  'recovery-off': ({ resource }) => ({
    cause: `point-in-time recovery is off for ${subject('table', resource)}`,
    next: 'Turn on point-in-time recovery for the table, then export it.',
  }),
  'source-not-exportable': ({ resource, awsMessage }) => ({
    cause: `AWS cannot export ${resource ?? 'it'} in the state that it is in${quoted(awsMessage)}`,
    next: 'Wait until it is available and no other export of it runs, then try again; some engines and versions can never be exported.',
  }),
  'source-not-found': ({ resource, region }) => ({
    cause: `AWS knows no snapshot or cluster${named(resource)}${inside(region)}`,
    next: 'Check profile and Region, then refresh the list: somebody may have deleted it.',
  }),
  'table-in-use': ({ resource }) => ({
    cause: `${subject('table', resource)} is being created, changed or deleted right now`,
    next: 'Wait until the table is active, then try again.',
  }),
  'table-not-found': ({ resource, region }) => ({
    cause: `AWS knows no table${named(resource)}${inside(region)}`,
    next: 'Check profile and Region, then refresh the list of tables.',
  }),
} as const satisfies Partial<Record<ErrorReason, ToCause>>;
