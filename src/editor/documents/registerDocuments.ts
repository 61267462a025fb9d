import * as vscode from 'vscode';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Disposable } from '../../core/ports.ts';
import { documentScheme } from '../contributions.ts';
import type { Documents } from './documents.ts';

/** Serves the read-only documents and keeps open ones true to their export. */
export function registerDocuments(
  documents: Documents,
  ledger: Pick<Ledger, 'onDidChange'>,
): Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(documentScheme, documents),
    ledger.onDidChange((job) => documents.refresh(job)),
    documents,
  );
}
