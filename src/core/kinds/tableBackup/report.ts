import type { Part } from '../../insight/parts.ts';
import type { JobReport } from '../../jobs/job.ts';

/** What a backup is called and what it is made from. */
export function tableBackupNames({ name, source }: JobReport): readonly Part[] {
  return [
    ['Backup', name],
    ['Table', source.name],
  ];
}

/** BackupStatus knows no failure, and so no cause of one. */
export function tableBackupCause(): undefined {
  return undefined;
}
