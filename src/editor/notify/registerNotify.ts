import * as vscode from 'vscode';
import type { Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Watcher } from '../../core/jobs/watcher.ts';
import type { Clock, Disposable } from '../../core/ports.ts';
import type { ExportActions } from '../commands/exportActions.ts';
import type { PresentError } from '../errors/presenter.ts';
import { entryOfJob } from '../explorer/entries.ts';
import { plainMessage } from '../plainMessage.ts';
import type { Shell } from '../shell.ts';
import { endingOf, type Ending, type EndingAction } from './ending.ts';
import { Gathered } from './gathered.ts';

export interface NotifyDeps {
  readonly watcher: Pick<Watcher, 'onDidEnd'>;
  readonly ledger: Pick<Ledger, 'announced' | 'get'>;
  readonly actions: ExportActions;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly present: PresentError;
}

/** Exports that end within this many milliseconds of each other are one message. */
const pause = 1500;

const labels: Readonly<Record<EndingAction, string>> = {
  openManifest: 'Open Manifest',
  copyS3Uri: 'Copy S3 URI',
  exportAgain: 'Export Again…',
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
  // Written down first: another window must not say it again while this one waits for an answer.
  const isOurs = await Promise.all(jobs.map(({ id }) => deps.ledger.announced(id)));
  const [first, ...others] = jobs.filter((_, index) => isOurs[index]);
  if (first === undefined) return;
  await act(await show(endingOf([first, ...others])), first, deps);
}

async function show(ending: Ending): Promise<EndingAction | undefined> {
  const { severity, actions } = ending;
  const message = plainMessage(ending.message);
  const buttons = actions.map((action) => labels[action]);
  const answer =
    severity === 'error'
      ? await vscode.window.showErrorMessage(message, ...buttons)
      : await vscode.window.showInformationMessage(message, ...buttons);
  return actions.find((action) => labels[action] === answer);
}

async function act(action: EndingAction | undefined, job: Job, deps: NotifyDeps): Promise<void> {
  if (action === undefined) return;
  try {
    await perform(action, deps.ledger.get(job.id) ?? job, deps);
  } catch (error) {
    deps.present(error, doing[action], () => void act(action, job, deps));
  }
}

async function perform(
  action: EndingAction,
  job: Job,
  { actions, shell }: NotifyDeps,
): Promise<void> {
  const entry = entryOfJob(job);
  switch (action) {
    case 'openManifest':
      return actions.openManifest(entry);
    case 'copyS3Uri':
      return actions.copyS3Uri(entry);
    case 'exportAgain':
      return actions.exportAgain(entry);
    case 'showDetails':
      return actions.showDetails(entry);
    case 'showExports':
      return shell.showExports();
    case 'showLog':
      shell.showLog();
  }
}

const doing: Readonly<Record<EndingAction, string>> = {
  openManifest: 'open the manifest',
  copyS3Uri: 'copy the S3 URI',
  exportAgain: 'open the form again',
  showDetails: 'show the export',
  showExports: 'show the exports',
  showLog: 'show the log',
};
