import * as vscode from 'vscode';
import type { Job } from '../../core/jobs/job.ts';
import type { Watcher } from '../../core/jobs/watcher.ts';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import type { Connections } from '../connection/connections.ts';
import { contextKeys, views } from '../contributions.ts';
import { countJobs } from '../jobs/words.ts';
import type { ExportsModel } from './exportsModel.ts';
import { registerGreyed } from './greyed.ts';
import type { NodeModel } from './model.ts';
import { NodeTree } from './nodeTree.ts';
import type { Node } from './nodes.ts';
import type { SourcesModel } from './sourcesModel.ts';
import { isFiltering } from './viewFilter.ts';
import type { ViewFilterStore } from './viewFilterStore.ts';
import { viewMessage } from './viewMessage.ts';

export interface ExplorerDeps {
  readonly sources: SourcesModel;
  readonly exports: ExportsModel;
  readonly filter: ViewFilterStore;
  readonly connections: Connections;
  readonly world: AwsWorld;
  readonly clock: Clock;
  readonly watcher: Pick<Watcher, 'problem' | 'onDidChangeProblem' | 'setLooking'>;
}

/** Registers the two views. Nothing is asked of AWS before one of them is seen. */
export function registerExplorer(deps: ExplorerDeps): Disposable {
  const sources = showView(views.sources, deps.sources, deps);
  const exports = showView(views.exports, deps.exports, deps);
  const label = (): void => {
    const { current } = deps.connections;
    exports.description = current ? `${current.profile} · ${current.region}` : '';
  };
  const count = (): void => {
    exports.badge = badgeOf(deps.exports.running);
  };
  const tell = (): void => {
    exports.message = viewMessage(deps.filter.current, deps.watcher.problem);
  };
  const filter = (): void => {
    const filtered = isFiltering(deps.filter.current);
    tell();
    void vscode.commands.executeCommand('setContext', contextKeys.filtered, filtered);
  };
  const look = (): void => deps.watcher.setLooking(sources.visible || exports.visible);
  label();
  count();
  filter();
  look();
  sources.onDidChangeVisibility(look);
  exports.onDidChangeVisibility(look);
  return vscode.Disposable.from(
    sources,
    exports,
    registerGreyed(),
    deps.connections.onDidChange(label),
    deps.exports.onDidChange(count),
    deps.filter.onDidChange(filter),
    deps.watcher.onDidChangeProblem(tell),
    deps.sources,
    deps.exports,
  );
}

function showView(
  id: string,
  model: NodeModel,
  { world, clock }: ExplorerDeps,
): vscode.TreeView<Node> {
  const treeDataProvider = new NodeTree(model, world, clock);
  const view = vscode.window.createTreeView(id, {
    treeDataProvider,
    showCollapseAll: id === views.sources,
  });
  model.setVisible(view.visible);
  // The view takes its listeners along when it is disposed of.
  view.onDidChangeVisibility(({ visible }) => model.setVisible(visible));
  return view;
}

function badgeOf(running: readonly Job[]): vscode.ViewBadge | undefined {
  if (running.length === 0) return undefined;
  return { value: running.length, tooltip: `${countJobs(running)} running` };
}
