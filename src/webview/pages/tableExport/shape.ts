import type {
  TableExportDraft,
  TableExportFacts,
  TableExportField,
} from '../../../core/kinds/tableExport.ts';
import type { PresentedError } from '../../../protocol/exportForm.ts';
import type { FormModel } from '../../state/model.ts';
import type { PartProps } from '../../views/section.tsx';

/** Where the newest incremental export of the table ended, as far as anybody looked. */
export type LastLook =
  | { readonly at: 'idle' }
  /** `again` after it failed, because somebody asked. */
  | { readonly at: 'looking'; readonly again: boolean }
  /** `to` is exclusive, in epoch milliseconds; null where there is none. */
  | { readonly at: 'found'; readonly to: number | null }
  | { readonly at: 'failed'; readonly error: PresentedError };

/** What only the form for a table keeps. */
export interface TableOwn {
  readonly last: LastLook;
  /** Turning point-in-time recovery on. */
  readonly recovery: { readonly asking: boolean; readonly error: PresentedError | undefined };
}

/** The types of the form for an export of a table. */
export interface TableShape {
  readonly draft: TableExportDraft;
  readonly facts: TableExportFacts;
  readonly field: TableExportField;
  readonly own: TableOwn;
}

export type TableForm = FormModel<TableShape>;
export type TableProps = PartProps<TableShape>;
