import * as vscode from 'vscode';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Watcher } from '../../core/jobs/watcher.ts';
import type { Clock, Disposable } from '../../core/ports.ts';
import { commands, views } from '../contributions.ts';
import { appendSentence } from '../markdown.ts';
import { statusText, type StatusText } from './statusText.ts';

export interface StatusDeps {
  readonly ledger: Pick<Ledger, 'jobs' | 'onDidChange'>;
  readonly watcher: Pick<Watcher, 'problem' | 'problemOf' | 'onDidChangeProblem'>;
  readonly clock: Clock;
}

/** Elapsed times have no more than minutes to show after the first one. */
const tick = 15_000;

/** One item in the status bar while exports run; a click shows them or signs in. */
export function registerStatus(deps: StatusDeps): Disposable {
  const { ledger, watcher, clock } = deps;
  const item = vscode.window.createStatusBarItem('exports', vscode.StatusBarAlignment.Left);
  item.name = 'AWS Exports';
  let timer: Disposable | undefined;
  const update = (): void => {
    timer?.dispose();
    const status = statusText(ledger.jobs(), watcher, clock.now());
    if (status === undefined) {
      item.hide();
      return;
    }
    timer = clock.after(tick, update);
    show(item, status);
  };
  update();
  return vscode.Disposable.from(
    item,
    ledger.onDidChange(update),
    watcher.onDidChangeProblem(update),
    { dispose: () => timer?.dispose() },
  );
}

function show(item: vscode.StatusBarItem, status: StatusText): void {
  item.text = status.text;
  item.tooltip = tooltipOf(status);
  item.command = commandOf(status);
  item.accessibilityInformation = { label: status.accessibilityLabel };
  item.show();
}

/** A click shows the exports, and signs in where that is what they wait for. */
function commandOf({ signIn }: StatusText): string | vscode.Command {
  if (signIn === undefined) return `${views.exports}.focus`;
  return { command: commands.signIn, title: 'Sign In', arguments: [signIn] };
}

function tooltipOf({ lines, note }: StatusText): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  for (const line of lines)
    appendSentence(markdown.appendMarkdown('- '), line).appendMarkdown('\n');
  if (note !== undefined) appendSentence(markdown.appendMarkdown('\n'), note);
  return markdown;
}
