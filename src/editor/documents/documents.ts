import * as vscode from 'vscode';
import type { Job } from '../../core/jobs/job.ts';
import { explainError } from '../../core/insight/explain.ts';
import { documentScheme } from '../contributions.ts';
import { signalOf } from '../signal.ts';
import { fromAddress, toAddress, type DocumentRef } from './documentRef.ts';
import { readDocument, type ReadDeps } from './readDocument.ts';

/** Read-only documents: details of exports and backups, and manifests, read when they are opened. */
export class Documents implements vscode.TextDocumentContentProvider {
  readonly #deps: ReadDeps;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  /** Read for a document that is about to be shown, by its address. */
  readonly #ready = new Map<string, string>();

  readonly onDidChange = this.#changes.event;

  constructor(deps: ReadDeps) {
    this.#deps = deps;
  }

  /** Reads a document and shows it. Throws ExportError before anything is shown. */
  async open(ref: DocumentRef): Promise<void> {
    const uri = vscode.Uri.from({ scheme: documentScheme, ...toAddress(ref) });
    this.#ready.set(uri.toString(), await readDocument(ref, this.#deps));
    // One that is open already is read again only when it is told to.
    this.#changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  async provideTextDocumentContent(
    uri: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<string> {
    const ready = this.#ready.get(uri.toString());
    this.#ready.delete(uri.toString());
    return ready ?? this.#readAgain(uri, signalOf(token));
  }

  /** Open documents about a job are read again when it has changed. */
  refresh(job: Job): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === documentScheme && isAbout(fromAddress(uri.query), job)) {
        this.#changes.fire(uri);
      }
    }
  }

  dispose(): void {
    this.#changes.dispose();
  }

  /** After a reload nobody is waiting for an error: the document itself says what is wrong. */
  async #readAgain(uri: vscode.Uri, signal: AbortSignal): Promise<string> {
    const ref = fromAddress(uri.query);
    if (ref === undefined) return '';
    try {
      return await readDocument(ref, this.#deps, signal);
    } catch (error) {
      const { message, next } = explainError(error, 'read this document');
      return `${JSON.stringify({ message, next }, null, 2)}\n`;
    }
  }
}

function isAbout(ref: DocumentRef | undefined, job: Job): boolean {
  if (ref?.kind === 'details' || ref?.kind === 'backup') return ref.arn === job.arn;
  return ref?.kind === 'request' && ref.jobId === job.id;
}
