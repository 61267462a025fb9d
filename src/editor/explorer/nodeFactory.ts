import { connectionKey, type Connection } from '../../core/connection.ts';
import { explainError } from '../../core/insight/explain.ts';
import { headlineOf } from '../../core/insight/headline.ts';
import type { Service } from '../../core/sources.ts';
import type { ExportEntry } from './entries.ts';
import type {
  ConnectionNode,
  ErrorNode,
  ExportNode,
  FolderLooks,
  FolderNode,
  MessageNode,
  MoreNode,
  Node,
  Standing,
  Subject,
  Thing,
  ThingKind,
  ThingNode,
} from './nodes.ts';
import type { Pages } from './pagedList.ts';

/** A row at the root: who asks, and where. The only one there is unless told. */
export function connectionNode(
  connection: Connection,
  standing: Partial<Standing> = {},
): ConnectionNode {
  const alone = { isChosen: true, isPinned: false, isGone: false };
  const id = connectionKey(connection);
  return { kind: 'connection', id, connection, standing: { ...alone, ...standing } };
}

/** A row that others lie under; no two in one place have the same name. */
export function folderNode(
  parent: ConnectionNode | FolderNode | ThingNode,
  service: Service,
  name: string,
  looks: FolderLooks,
): FolderNode {
  const { connection } = parent;
  return { kind: 'folder', ...child(parent, name), parent, connection, service, name, looks };
}

/** The row of a thing; `key` tells it from all others in its place. */
export function thingNode<K extends ThingKind>(
  parent: Node,
  key: string,
  subject: Subject<K>,
): Thing<K> {
  return { ...subject, id: `${parent.id}/${key}`, parent };
}

/** An export, under its source or on its own. */
export function exportNode(
  entry: ExportEntry,
  among: readonly Connection[],
  parent?: Node,
): ExportNode {
  const id = parent === undefined ? entry.id : `${parent.id}/${entry.id}`;
  return { kind: 'export', id, entry, among, ...(parent && { parent }) };
}

/** The row that loads the next page, or nothing at the end of the list. */
export function moreNodes(
  pages: Pages,
  parent: Node | undefined,
  onLoaded: () => void,
): readonly MoreNode[] {
  if (!pages.hasMore) return [];
  const load = async (): Promise<void> => {
    // Where some of it failed, the rest has come all the same.
    await pages.more().finally(onLoaded);
  };
  return [{ kind: 'more', ...child(parent, 'more'), load }];
}

/** What could not be done, and whose calls it took. */
export interface Failure {
  readonly error: unknown;
  /** To complete “could not …”. */
  readonly doing: string;
  readonly connection?: Connection;
}

/** Why there is nothing to show. */
export function errorNode(
  { error, doing, connection }: Failure,
  parent: Node | undefined,
  retry: () => void,
): ErrorNode {
  return {
    kind: 'error',
    ...child(parent, 'error'),
    headline: headlineOf(error, doing, connection?.profile),
    explained: explainError(error, doing),
    error,
    ...(connection && { connection }),
    retry,
  };
}

/** An emptiness in words. */
export function messageNode(
  text: Pick<MessageNode, 'label' | 'description' | 'command' | 'isBusy'>,
  parent?: Node,
): MessageNode {
  return { kind: 'message', ...child(parent, 'message'), ...text };
}

/** No table can have a `#` in its name, so that one called `more` is another row. */
function child(parent: Node | undefined, name: string): { id: string; parent?: Node } {
  return parent === undefined ? { id: `#${name}` } : { id: `${parent.id}#${name}`, parent };
}
