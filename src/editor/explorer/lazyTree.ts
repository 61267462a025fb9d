import type * as vscode from 'vscode';
import { Emitter } from '../../core/lib/emitter.ts';
import type { Disposable } from '../../core/ports.ts';
import type { NodeModel } from './model.ts';
import type { Node } from './nodes.ts';
import type { Change } from './pacedChanges.ts';
import type { Tree, View } from './views.ts';

/** The rows of a view, which are loaded when the editor asks for the first of them. */
export class LazyTree implements vscode.TreeDataProvider<Node>, Disposable {
  readonly #load: () => Promise<Tree>;
  readonly #changes = new Emitter<Change>();
  #model: NodeModel | undefined;
  #relaying: Disposable | undefined;
  #isVisible = false;

  readonly onDidChangeTreeData = this.#changes.event;

  /** Whoever loads also hands the view over, by `show`. */
  constructor(load: () => Promise<Tree>) {
    this.#load = load;
  }

  /** Goes on with what was loaded. */
  show({ model, tree }: View<NodeModel>): void {
    this.#model = model;
    this.#relaying = tree.onDidChangeTreeData((change) => this.#changes.fire(change));
    model.setVisible(this.#isVisible);
  }

  /** Tells whether somebody is looking. */
  setVisible(visible: boolean): void {
    this.#isVisible = visible;
    this.#model?.setVisible(visible);
  }

  /** Asks for all rows again, as the load may have failed. */
  refresh(): void {
    this.#changes.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return (await this.#load()).getChildren(node);
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return (await this.#load()).getTreeItem(node);
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: Node,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    return (await this.#load()).resolveTreeItem(item, node, token);
  }

  dispose(): void {
    this.#relaying?.dispose();
    this.#changes.dispose();
  }
}
