import * as vscode from 'vscode';
import type { Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Watcher } from '../../core/jobs/watcher.ts';
import type { Clock, Disposable } from '../../core/ports.ts';
import { commands, views, type CommandId } from '../contributions.ts';
import { entryOfJob } from '../explorer/entries.ts';
import { exportNode } from '../explorer/nodeFactory.ts';
import { plainMessage } from '../plainMessage.ts';
import { wantedNotifications } from '../settings.ts';
import { endingOf, type Ending, type EndingAction } from './ending.ts';
import { Gathered } from './gathered.ts';
import { claim } from './notifications.ts';

export interface NotifyDeps {
  readonly watcher: Pick<Watcher, 'onDidEnd'>;
  readonly ledger: Pick<Ledger, 'announced' | 'get'>;
  readonly clock: Clock;
}

/** Exports that end within this many milliseconds of each other are one message. */
const pause = 1500;

const labels: Readonly<Record<EndingAction, string>> = {
  explainFailure: 'What Went Wrong?',
  openManifest: 'Open Manifest',
  copyS3Uri: 'Copy S3 URI',
  exportAgain: 'Export Again…',
  backUpAgain: 'Create Backup…',
  showDetails: 'Show Details',
  showExports: 'Show Exports',
  showLog: 'Show Log',
};

/** Tells once how an export ended. Register before the watcher starts, which may know of ends. */
export function registerNotify(deps: NotifyDeps): Disposable {
  const ends = new Gathered<Job>(deps.clock, pause, (jobs) => void announce(jobs, deps));
  return vscode.Disposable.from(
    ends,
    deps.watcher.onDidEnd((job) => ends.add(job)),
  );
}

async function announce(jobs: readonly Job[], deps: NotifyDeps): Promise<void> {
  const [first, ...others] = await claim(jobs, deps.ledger, wantedNotifications());
  if (first === undefined) return;
  const action = await show(endingOf([first, ...others]));
  if (action === undefined) return;
  const entry = entryOfJob(deps.ledger.get(first.id) ?? first);
  await vscode.commands.executeCommand(runs[action], exportNode(entry, [entry.connection]));
}

async function show(ending: Ending): Promise<EndingAction | undefined> {
  const { severity, actions } = ending;
  const message = plainMessage(ending.message);
  const buttons = actions.map((action) => labels[action]);
  const answer = await shows[severity](message, ...buttons);
  return actions.find((action) => labels[action] === answer);
}

type Show = (message: string, ...buttons: readonly string[]) => Thenable<string | undefined>;

const shows: Readonly<Record<Ending['severity'], Show>> = {
  information: (message, ...buttons) => vscode.window.showInformationMessage(message, ...buttons),
  warning: (message, ...buttons) => vscode.window.showWarningMessage(message, ...buttons),
  error: (message, ...buttons) => vscode.window.showErrorMessage(message, ...buttons),
};

/** What the buttons do, to the export that they are about. */
const runs: Readonly<Record<EndingAction, CommandId | `${string}.focus`>> = {
  explainFailure: commands.explainFailure,
  openManifest: commands.openManifest,
  copyS3Uri: commands.copyS3Uri,
  exportAgain: commands.exportAgain,
  backUpAgain: commands.createBackup,
  showDetails: commands.showExportDetails,
  showExports: `${views.exports}.focus`,
  showLog: commands.showLog,
};
