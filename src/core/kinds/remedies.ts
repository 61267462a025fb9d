import { rulesOfCode } from '../doctor/codeRules.ts';
import type { Rule } from '../doctor/remedy.ts';
import type { JobReport } from '../jobs/job.ts';
import { databaseExportRules } from './databaseExport/remedies.ts';
import type { KindId } from './kind.ts';

/**
 * What is known of a job of each kind that AWS ended badly; nothing of what is new. A new kind is
 * one line below.
 */
export const rulesOf: Readonly<Record<KindId, (report: JobReport) => readonly Rule[]>> = {
  'dynamodb-table': rulesOfCode,
  // BackupStatus knows no failure.
  'dynamodb-backup': () => [],
  'rds-database': databaseExportRules,
  'simpledb-domain': rulesOfCode,
};
