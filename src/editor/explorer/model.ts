import type { Event } from '../../core/lib/emitter.ts';
import type { Node } from './nodes.ts';

/** What a view shows, free of the editor: the tree provider is a projection of this. */
export interface NodeModel {
  /** Fires the node whose row or children changed, undefined for all of them. */
  readonly onDidChange: Event<Node | undefined>;
  /** The rows beneath a node, or the first rows of the view. Never rejects: errors are rows. */
  children(node?: Node): Promise<readonly Node[]>;
  /** Tells whether somebody is looking; what nobody sees is not asked for. */
  setVisible(visible: boolean): void;
}
