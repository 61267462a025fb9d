import * as vscode from 'vscode';
import type { AwsWorld, Clock } from '../../core/ports.ts';
import { signalOf } from '../signal.ts';
import { machineOf } from './machine.ts';
import type { NodeModel } from './model.ts';
import type { Node } from './nodes.ts';
import { PacedChanges, type Change } from './pacedChanges.ts';
import { toRow } from './rows.ts';
import { readTooltip, type TooltipDeps } from './tooltip.ts';
import { toMarkdown, toTreeItem } from './treeItem.ts';

/** What hovers and elapsed times stand on. */
export interface NodeTreeDeps {
  readonly world: Pick<AwsWorld, 'connect' | 'profiles'>;
  readonly clock: Clock;
}

/** A model as the editor wants to see it; nothing is decided here. */
export class NodeTree implements vscode.TreeDataProvider<Node> {
  readonly #model: NodeModel;
  readonly #tooltips: TooltipDeps;
  readonly #clock: Clock;

  constructor(model: NodeModel, { world, clock }: NodeTreeDeps) {
    this.#model = model;
    this.#tooltips = { world, machine: machineOf(vscode.env) };
    this.#clock = clock;
  }

  readonly onDidChangeTreeData: vscode.Event<Change> = (listener, self) => {
    const changes = new PacedChanges(this.#clock, (change) => void listener.call(self, change));
    return vscode.Disposable.from(
      this.#model.onDidChange((node) => changes.add(node)),
      changes,
    );
  };

  async getChildren(node?: Node): Promise<Node[]> {
    return [...(await this.#model.children(node))];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return toTreeItem(toRow(node, this.#clock.now()), node);
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: Node,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const tooltip = await readTooltip(node, this.#tooltips, signalOf(token));
    if (tooltip !== undefined && !token.isCancellationRequested) item.tooltip = toMarkdown(tooltip);
    return item;
  }
}
