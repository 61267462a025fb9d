import type { CancelSignal, Disposable } from '../../core/ports.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import { lensesOf } from '../documents/lenses.ts';
import { readDocument, readOrExplain, type ReadDeps } from '../documents/readDocument.ts';
import { ExportsModel, type ExportsDeps } from './exportsModel.ts';
import { NodeTree, type NodeTreeDeps } from './nodeTree.ts';
import { SourcesModel, type SourcesDeps } from './sourcesModel.ts';
import { viewMessage } from './viewMessage.ts';

/** What the views and the documents stand on. */
export type ViewsDeps = SourcesDeps & ExportsDeps & ReadDeps & NodeTreeDeps;

/** What the editor asks of a view. */
export type Tree = Pick<
  NodeTree,
  'getChildren' | 'getTreeItem' | 'onDidChangeTreeData' | 'resolveTreeItem'
>;

/** A view: what it shows, and that as the editor wants to see it. */
export interface View<Model> {
  readonly model: Model;
  readonly tree: Tree;
}

/** All that is to be seen in the two views and in documents. */
export interface Views extends Disposable {
  readonly sources: View<SourcesModel>;
  readonly exports: View<ExportsModel>;
  /** What stands above the exports. */
  readonly message: typeof viewMessage;
  /** Throws ExportError. */
  read(ref: DocumentRef): Promise<string>;
  /** Never rejects: the text says what is wrong. */
  readOrExplain(ref: DocumentRef, signal: CancelSignal): Promise<string>;
  /** What can be done from the lines of a document. */
  readonly lenses: typeof lensesOf;
}

/** Makes what is seen of this window. */
export function createViews(deps: ViewsDeps): Views {
  const [sources, exports] = [new SourcesModel(deps), new ExportsModel(deps)];
  return {
    sources: { model: sources, tree: new NodeTree(sources, deps) },
    exports: { model: exports, tree: new NodeTree(exports, deps) },
    message: viewMessage,
    read: (ref) => readDocument(ref, deps),
    readOrExplain: (ref, signal) => readOrExplain(ref, deps, signal),
    lenses: lensesOf,
    dispose: () => {
      sources.dispose();
      exports.dispose();
    },
  };
}
