import * as vscode from 'vscode';
import type { Disposable } from '../../core/ports.ts';
import { formViewType } from '../contributions.ts';
import { onFirstNeed } from '../onFirstNeed.ts';
import type { FormPanels, PanelDeps } from './formPanels.ts';
import type { FormSubject } from './formSession.ts';

/**
 * The forms, loaded when the first one is opened or comes back: with their rules and messages they
 * are a third of what the extension would otherwise load with every window.
 */
export class LazyForms implements vscode.WebviewPanelSerializer, Disposable {
  readonly #load: () => Promise<FormPanels>;
  #registered: Disposable | undefined;

  constructor(deps: Omit<PanelDeps, 'ask'>) {
    this.#load = onFirstNeed(
      'The form',
      async () => (await import('./formPanels.ts')).createForms(deps),
      deps.log,
    );
  }

  /** Lets forms come back after a reload. Open ones stay when the extension goes: they are kept. */
  register(): Disposable {
    this.#registered = vscode.window.registerWebviewPanelSerializer(formViewType, this);
    return this;
  }

  /** Shows the form of a source. */
  async open(subject: FormSubject): Promise<void> {
    (await this.#load()).open(subject);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    await (await this.#load()).deserializeWebviewPanel(panel, state);
  }

  dispose(): void {
    this.#registered?.dispose();
  }
}
