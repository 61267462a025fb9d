import type {
  TableBackupDraft,
  TableBackupFacts,
  TableBackupField,
} from '../../../core/kinds/tableBackup.ts';
import type { PartProps } from '../../views/section.tsx';

/** The types of the form for a backup. */
export interface BackupShape {
  readonly draft: TableBackupDraft;
  readonly facts: TableBackupFacts;
  readonly field: TableBackupField;
  readonly own: object;
}

export type BackupProps = PartProps<BackupShape>;
