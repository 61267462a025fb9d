import type { Ledger } from '../../core/jobs/ledger.ts';
import { commands } from '../contributions.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import { on, type ActionDeps, type Handler, type HandlersOf } from './handler.ts';
import { entryOfDocument } from './wants/entryOfDocument.ts';
import { wantExport } from './wants/wantExport.ts';

type DoctorDeps = ActionDeps & {
  readonly ledger: Pick<Ledger, 'byArn' | 'get'>;
  readonly documents: { open(ref: DocumentRef): Promise<void> };
};

/** Commands about jobs that did not end well: from their row, and from documents about them. */
export function doctorHandlers(
  deps: DoctorDeps,
): HandlersOf<'explainFailure' | 'fixAndExportAgain'> {
  const onFailed = (flag: string, action: (entry: ExportEntry) => Promise<void>): Handler =>
    on(
      async (arg) => (await entryOfDocument(arg, deps)) ?? (await wantExport(arg, flag, deps)),
      action,
    );
  return {
    [commands.explainFailure]: onFailed('ailing', ({ connection, id, kind, source }) =>
      deps.documents.open({ kind: 'failure', connection, job: kind, id, name: source.name }),
    ),
    [commands.fixAndExportAgain]: onFailed('mendable', (entry) =>
      deps.exportActions.fixAndExportAgain(entry),
    ),
  };
}
