import * as vscode from 'vscode';
import type { AwsWorld, Clock, Disposable } from '../../core/ports.ts';
import type { Connections } from '../connection/connections.ts';
import { views } from '../contributions.ts';
import type { ExportsModel } from './exportsModel.ts';
import type { NodeModel } from './model.ts';
import { NodeTree } from './nodeTree.ts';
import type { Node } from './nodes.ts';
import type { SourcesModel } from './sourcesModel.ts';

export interface ExplorerDeps {
  readonly sources: SourcesModel;
  readonly exports: ExportsModel;
  readonly connections: Connections;
  readonly world: AwsWorld;
  readonly clock: Clock;
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
  label();
  count();
  return vscode.Disposable.from(
    sources,
    exports,
    deps.connections.onDidChange(label),
    deps.exports.onDidChange(count),
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

function badgeOf(running: number): vscode.ViewBadge | undefined {
  if (running === 0) return undefined;
  const tooltip = running === 1 ? '1 export is running' : `${running} exports are running`;
  return { value: running, tooltip };
}
