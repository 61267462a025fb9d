import type {
  DatabaseExportDraft,
  DatabaseExportFacts,
  DatabaseExportField,
} from '../../../core/kinds/databaseExport.ts';
import type { FormModel } from '../../state/model.ts';
import type { PartProps } from '../../views/section.tsx';

/** The types of the form for an export of a snapshot or a cluster. */
export interface DatabaseShape {
  readonly draft: DatabaseExportDraft;
  readonly facts: DatabaseExportFacts;
  readonly field: DatabaseExportField;
  readonly own: object;
}

export type DatabaseForm = FormModel<DatabaseShape>;
export type DatabaseProps = PartProps<DatabaseShape>;

/** What the source is called in a sentence: `snapshot` or `cluster`. */
export function nounOf({ source }: DatabaseExportFacts): string {
  return source.type === 'cluster' ? 'cluster' : 'snapshot';
}
