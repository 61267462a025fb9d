import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Connection } from '../core/connection.ts';
import { openLedger, type Ledger } from '../core/jobs/ledger.ts';
import type { Windows } from '../core/jobs/windows.ts';
import type { AwsWorld, Clock, Log } from '../core/ports.ts';
import type { AskMfaCode } from '../core/signIn.ts';
import { Connections } from './connection/connections.ts';
import { commands } from './contributions.ts';
import { Documents } from './documents/documents.ts';
import { LazyViews } from './explorer/lazyViews.ts';
import { ViewFilterStore } from './explorer/viewFilterStore.ts';
import { LazyForms } from './forms/lazyForms.ts';
import { lazyWorld } from './lazyWorld.ts';
import { createOutputLog, type OutputLog } from './log/outputLog.ts';
import { messageOf, onFirstNeed } from './onFirstNeed.ts';
import type { Shell } from './shell.ts';
import { shellInEditor } from './shellInEditor.ts';
import { Attendance } from './signIn/attendance.ts';
import { mfaDesk } from './signIn/mfaDesk.ts';
import { journalFile } from './storage/journalFile.ts';
import { thisWindow } from './storage/thisWindow.ts';
import { systemClock } from './systemClock.ts';
import { LazyWatching } from './watching/lazyWatching.ts';
import type { WatchingDeps } from './watching/watching.ts';

/** What the rest of the editor side stands on. */
interface Ground {
  readonly log: OutputLog;
  readonly world: AwsWorld;
  readonly clock: Clock;
  readonly shell: Shell;
  readonly ledger: Ledger;
  readonly watching: LazyWatching;
  readonly connections: Connections;
  readonly attendance: Attendance;
  /** Whether this code runs on another machine than the browser of the person. */
  readonly isElsewhere: boolean;
}

/** Everything that features share; each takes the part that it needs. */
export interface Services extends Ground {
  readonly views: LazyViews;
  readonly filter: ViewFilterStore;
  readonly forms: LazyForms;
  readonly documents: Documents;
}

/** Loads the AWS side, with what it tells people and asks them. */
export type LoadAws = (log: Log, askMfaCode: AskMfaCode) => Promise<AwsWorld>;

/** Makes the services of this window. Reads the ledger; asks nothing of AWS. */
export async function createServices(
  context: vscode.ExtensionContext,
  loadAws: LoadAws,
): Promise<Services> {
  const ground = await layGround(context, loadAws);
  const filter = new ViewFilterStore(context.workspaceState);
  const views = new LazyViews({
    load: async () => (await import('./desk.ts')).createViews({ ...ground, filter }),
    log: ground.log,
  });
  const onTableChanged = (connection: Connection, table: string): void =>
    views.sources.tell({ about: 'table', connection, table });
  const documents = new Documents(views);
  const { extensionUri } = context;
  const forms = new LazyForms({
    ...ground,
    ...{ documents, extensionUri, newToken: randomUUID, onTableChanged },
    signIn: async (connection) => {
      await vscode.commands.executeCommand(commands.signIn, { connection });
    },
  });
  return { ...ground, views, filter, forms, documents };
}

async function layGround(context: vscode.ExtensionContext, loadAws: LoadAws): Promise<Ground> {
  const log = createOutputLog();
  const attendance = new Attendance();
  const world = lazyWorld(() => loadAws(log, mfaDesk(attendance, loadMfa(log))));
  const shared = { folder: context.globalStorageUri.fsPath, windows: thisWindow(), log };
  const ledger = await openShared(shared);
  return {
    log,
    world,
    clock: systemClock,
    shell: shellInEditor(log),
    ledger,
    attendance,
    isElsewhere: isElsewhere(context),
    watching: createWatching({ ...shared, ledger, world, clock: systemClock }),
    connections: new Connections({
      world,
      here: context.workspaceState,
      everywhere: context.globalState,
      begin: async (profiles) => (await import('./desk.ts')).beginWith(profiles, log),
    }),
  };
}

function loadMfa(log: Log): () => Promise<AskMfaCode> {
  const load = async () => (await import('./desk.ts')).askMfaCode;
  return onFirstNeed('The question for an MFA code', load, log);
}

/** True in remote windows, for what runs there; such a machine has no browser of the person. */
const isElsewhere = ({ extension }: vscode.ExtensionContext): boolean =>
  vscode.env.remoteName !== undefined && extension.extensionKind === vscode.ExtensionKind.Workspace;

interface Shared {
  readonly folder: string;
  readonly windows: Windows;
  readonly log: Log;
}

/** The list of exports, which all windows of this machine share. */
function openShared({ folder, windows, log }: Shared): Promise<Ledger> {
  const warn = (text: string): void => log.warn(text);
  const journal = journalFile(join(folder, 'exports.json'), { windows, warn });
  return openLedger(journal, systemClock, log, windows);
}

function createWatching(deps: WatchingDeps): LazyWatching {
  return new LazyWatching({
    ...deps,
    load: async () => (await import('./watching/watching.ts')).startWatching(deps),
    complain: (error) => void vscode.window.showErrorMessage(messageOf(error)),
  });
}
