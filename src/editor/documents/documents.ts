import * as vscode from 'vscode';
import type { Job } from '../../core/jobs/job.ts';
import type { CancelSignal } from '../../core/ports.ts';
import { documentScheme } from '../contributions.ts';
import { signalOf } from '../signal.ts';
import { fromAddress, toAddress, type DocumentRef } from './documentRef.ts';
import type { Lens, ShownDocument } from './lenses.ts';

/** What reads documents. */
export interface DocumentReader {
  /** Throws ExportError. */
  read(ref: DocumentRef): Promise<string>;
  /** The text says what is wrong. */
  readOrExplain(ref: DocumentRef, signal: CancelSignal): Promise<string>;
  lenses(document: ShownDocument): Promise<readonly Lens[]>;
}

/** Read-only documents: details of exports and backups, and manifests, read when they are opened. */
export class Documents implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider {
  readonly #reader: DocumentReader;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  /** Read for a document that is about to be shown, by its address. */
  readonly #ready = new Map<string, string>();

  readonly onDidChange = this.#changes.event;

  constructor(reader: DocumentReader) {
    this.#reader = reader;
  }

  /** Reads a document and shows it. Throws ExportError before anything is shown. */
  async open(ref: DocumentRef): Promise<void> {
    const uri = vscode.Uri.from({ scheme: documentScheme, ...toAddress(ref) });
    this.#ready.set(uri.toString(), await this.#reader.read(ref));
    // One that is open already is read again only when it is told to.
    this.#changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    // What is pasted from stays beside the document that it was opened from.
    await vscode.window.showTextDocument(document, { preview: ref.kind !== 'paste' });
  }

  async provideTextDocumentContent(
    uri: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<string> {
    const ready = this.#ready.get(uri.toString());
    this.#ready.delete(uri.toString());
    if (ready !== undefined) return ready;
    const ref = fromAddress(uri.query);
    return ref === undefined ? '' : this.#reader.readOrExplain(ref, signalOf(token));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const { query } = document.uri;
    const lenses = await this.#reader.lenses({ text: document.getText(), query });
    return lenses.map(
      ({ line, ...command }) => new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command),
    );
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
}

function isAbout(ref: DocumentRef | undefined, job: Job): boolean {
  if (ref?.kind === 'details' || ref?.kind === 'backup') return ref.arn === job.arn;
  return ref?.kind === 'request' && ref.jobId === job.id;
}
