import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { connectionKey, connectionName } from '../../core/connection.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { Log } from '../../core/ports.ts';
import type { FormEvents, FormRequests } from '../../protocol/exportForm.ts';
import { formRequestSchemas, parseFormState } from '../../protocol/exportForm.schema.ts';
import { serve, type Port } from '../../protocol/rpc.ts';
import { askInEditor } from '../askInEditor.ts';
import { formViewType } from '../contributions.ts';
import { formHtml } from './formHtml.ts';
import { toFormJob } from './formJob.ts';
import { formPresenter } from './formPresenter.ts';
import { FormSession, keptSubject, type FormDeps, type FormSubject } from './formSession.ts';
import { hostKinds } from './hosts/registry.ts';

export interface PanelDeps extends FormDeps {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
}

interface OpenForm {
  readonly panel: vscode.WebviewPanel;
  readonly subject: FormSubject;
}

/** The forms of this window; the whole of `dist/forms.cjs`. */
export function createForms(deps: Omit<PanelDeps, 'ask'>): FormPanels {
  return new FormPanels({ ...deps, ask: askInEditor });
}

/** The forms that are open, one for each kind, source and connection; a closed one forgets everything. */
export class FormPanels implements vscode.WebviewPanelSerializer {
  readonly #deps: PanelDeps;
  readonly #forms = new Map<string, OpenForm>();

  constructor(deps: PanelDeps) {
    this.#deps = deps;
  }

  /** Shows the form of a source; one that is to be filled anew takes the place of an open one. */
  open(subject: FormSubject): void {
    const known = this.#forms.get(keyOf(subject));
    if (known && !subject.again) {
      known.panel.reveal();
      return;
    }
    known?.panel.dispose();
    const panel = vscode.window.createWebviewPanel(
      formViewType,
      titleOf(subject),
      vscode.ViewColumn.Active,
    );
    this.#attach(panel, subject);
  }

  /** Brings back a form after the window was reloaded, from what its page kept. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = parseFormState(state);
    if (kept === undefined) panel.dispose();
    else this.#attach(panel, keptSubject(kept));
    return Promise.resolve();
  }

  #attach(panel: vscode.WebviewPanel, subject: FormSubject): void {
    const session = new FormSession(subject, this.#deps);
    const server = serve<FormRequests, FormEvents>(portOf(panel.webview), session.handlers, {
      validate: formRequestSchemas(subject.kind),
      present: formPresenter(this.#deps.log, hostKinds[subject.kind].doing),
      refuse: (why) => this.#deps.log.warn(`Form of ${subject.source.name}: ${why}`),
    });
    const tell = (job: Job): void => {
      if (!session.started(job)) return;
      server.emit('jobChanged', toFormJob(job, this.#deps.ledger.jobs()));
    };
    const listening = vscode.Disposable.from(
      this.#deps.ledger.onDidChange(tell),
      session.onDidLaunch(tell),
      session.onDidWishToSee(() => panel.reveal()),
      session.onDidPreflight((progress) => server.emit('preflightChanged', progress)),
      this.#deps.world.onDidChangeCredentials(() => server.emit('credentialsChanged', {})),
    );
    const form = { panel, subject };
    this.#forms.set(keyOf(subject), form);
    this.#tellApart(titleOf(subject));
    panel.onDidDispose(() => {
      if (this.#forms.get(keyOf(subject)) === form) this.#forms.delete(keyOf(subject));
      listening.dispose();
      server.dispose();
    });
    this.#show(panel);
  }

  /** Two sources of the same name, in two accounts say, must not be taken for each other. */
  #tellApart(title: string): void {
    const namesakes = [...this.#forms.values()].filter(({ subject }) => titleOf(subject) === title);
    if (namesakes.length < 2) return;
    for (const { panel, subject } of namesakes) {
      panel.title = `${title} (${connectionName(subject.connection)})`;
    }
  }

  #show(panel: vscode.WebviewPanel): void {
    const { webview } = panel;
    const file = (...path: string[]): vscode.Uri =>
      vscode.Uri.joinPath(this.#deps.extensionUri, ...path);
    const dist = file('dist', 'webview');
    const asset = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    panel.iconPath = {
      light: file('media', 'form-light.svg'),
      dark: file('media', 'form-dark.svg'),
    };
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = formHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
      script: asset('exportForm.js'),
      style: asset('exportForm.css'),
      codicons: asset('codicon.css'),
    });
  }
}

const keyOf = ({ connection, kind, source }: FormSubject): string =>
  `${connectionKey(connection)} ${kind} ${source.arn}`;

const titleOf = ({ kind, source }: FormSubject): string => hostKinds[kind].title(source);

function portOf(webview: vscode.Webview): Port {
  return {
    // A page that is hidden hears nothing; it asks for everything when it is shown again.
    post: (message) => void webview.postMessage(message),
    onMessage: (listener) => webview.onDidReceiveMessage(listener),
  };
}
