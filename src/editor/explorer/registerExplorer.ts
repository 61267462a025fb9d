import * as vscode from 'vscode';
import { connectionName, type Connection } from '../../core/connection.ts';
import { isLive, type Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Disposable } from '../../core/ports.ts';
import type { Connections } from '../connection/connections.ts';
import { contextKeys, views } from '../contributions.ts';
import { countJobs } from '../jobs/words.ts';
import type { LazyWatching } from '../watching/lazyWatching.ts';
import type { Attendance } from '../signIn/attendance.ts';
import { registerGreyed } from './greyed.ts';
import type { LazyTree } from './lazyTree.ts';
import type { LazyViews } from './lazyViews.ts';
import type { Node } from './nodes.ts';
import { isFiltering } from './viewFilter.ts';
import type { ViewFilterStore } from './viewFilterStore.ts';

export interface ExplorerDeps {
  readonly views: LazyViews;
  readonly ledger: Pick<Ledger, 'jobs' | 'onDidChange'>;
  readonly filter: ViewFilterStore;
  readonly connections: Connections;
  readonly attendance: Pick<Attendance, 'arrive'>;
  readonly watching: Pick<LazyWatching, 'problem' | 'onDidChangeProblem' | 'setLooking'>;
}

/** Registers the two views. Nothing is asked of AWS before one of them is seen. */
export function registerExplorer(deps: ExplorerDeps): Disposable {
  const sources = showView(views.sources, deps.views.trees.sources);
  const exports = showView(views.exports, deps.views.trees.exports);
  const label = (): void => {
    exports.description = nameAll(deps.connections.all);
  };
  const count = (): void => {
    exports.badge = badgeOf(deps.ledger.jobs().filter((job) => isLive(job.state)));
  };
  const tell = (): void => {
    exports.message = deps.views.message(deps.filter.current, deps.watching.problem);
  };
  const filter = (): void => {
    const filtered = isFiltering(deps.filter.current);
    tell();
    void vscode.commands.executeCommand('setContext', contextKeys.filtered, filtered);
  };
  const look = (): void => deps.watching.setLooking(sources.visible || exports.visible);
  label();
  count();
  filter();
  look();
  sources.onDidChangeVisibility(look);
  exports.onDidChangeVisibility(look);
  // Who opens a row wants to see what is in it, and may be asked what that takes.
  sources.onDidExpandElement(() => deps.attendance.arrive());
  return vscode.Disposable.from(
    sources,
    exports,
    registerGreyed(),
    deps.connections.onDidChange(label),
    deps.ledger.onDidChange(count),
    deps.views.onDidLoad(tell),
    deps.filter.onDidChange(filter),
    deps.watching.onDidChangeProblem(tell),
    deps.views,
  );
}

/** Whose exports the view shows. */
function nameAll([first, ...others]: readonly Connection[]): string {
  if (first === undefined) return '';
  return others.length === 0 ? connectionName(first) : `${others.length + 1} connections`;
}

function showView(id: string, treeDataProvider: LazyTree): vscode.TreeView<Node> {
  const view = vscode.window.createTreeView(id, {
    treeDataProvider,
    showCollapseAll: id === views.sources,
  });
  treeDataProvider.setVisible(view.visible);
  // The view takes its listeners along when it is disposed of.
  view.onDidChangeVisibility(({ visible }) => treeDataProvider.setVisible(visible));
  return view;
}

function badgeOf(running: readonly Job[]): vscode.ViewBadge | undefined {
  if (running.length === 0) return undefined;
  return { value: running.length, tooltip: `${countJobs(running)} running` };
}
