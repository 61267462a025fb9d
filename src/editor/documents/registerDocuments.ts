import * as vscode from 'vscode';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Disposable } from '../../core/ports.ts';
import { documentScheme } from '../contributions.ts';
import type { Shell } from '../shell.ts';
import type { Documents } from './documents.ts';
import { registerPastes } from './registerPastes.ts';

interface RegisterDeps {
  readonly ledger: Pick<Ledger, 'onDidChange'>;
  readonly shell: Pick<Shell, 'copy' | 'say'>;
}

/** Serves the read-only documents and keeps open ones true to their export. */
export function registerDocuments(
  documents: Documents,
  { ledger, shell }: RegisterDeps,
): Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(documentScheme, documents),
    vscode.languages.registerCodeLensProvider({ scheme: documentScheme }, documents),
    registerPastes(documents, shell),
    ledger.onDidChange((job) => documents.refresh(job)),
    documents,
  );
}
