import { connectionKey, type Connection } from '../../core/connection.ts';
import { explainError } from '../../core/insight/explain.ts';
import { headlineOf } from '../../core/insight/headline.ts';
import type { ExportEntry } from './entries.ts';
import type {
  ConnectionNode,
  ErrorNode,
  ExportNode,
  MessageNode,
  MoreNode,
  Node,
  ServiceNode,
  TableNode,
} from './nodes.ts';
import { PagedList } from './pagedList.ts';

type FetchOf<T> =
  T extends PagedList<infer Item> ? ConstructorParameters<typeof PagedList<Item>>[0] : never;

/** The first row: who asks, and where. */
export function connectionNode(connection: Connection, endpoint?: string): ConnectionNode {
  const id = connectionKey(connection);
  return { kind: 'connection', id, connection, ...(endpoint !== undefined && { endpoint }) };
}

/** The row that tables lie under; `fetch` is given the node itself to make tables of. */
export function serviceNode(
  parent: ConnectionNode,
  fetch: (node: ServiceNode) => FetchOf<ServiceNode['tables']>,
): ServiceNode {
  const node: ServiceNode = {
    kind: 'service',
    id: `${parent.id}/dynamodb`,
    parent,
    service: 'dynamodb',
    tables: new PagedList((next) => fetch(node)(next)),
  };
  return node;
}

/** A table, of which only the name is known. */
export function tableNode(
  parent: ServiceNode,
  name: string,
  fetch: (node: TableNode) => FetchOf<TableNode['exports']>,
): TableNode {
  const node: TableNode = {
    kind: 'table',
    id: `${parent.id}/${name}`,
    parent,
    connection: parent.parent.connection,
    name,
    details: {},
    exports: new PagedList((next) => fetch(node)(next)),
  };
  return node;
}

/** An export, under its table or on its own. */
export function exportNode(entry: ExportEntry, here: Connection, parent?: TableNode): ExportNode {
  const id = parent === undefined ? entry.id : `${parent.id}/${entry.id}`;
  return { kind: 'export', id, entry, here, ...(parent && { parent }) };
}

/** The row that loads the next page, or nothing at the end of the list. */
export function moreNodes(
  list: PagedList<unknown>,
  parent: Node | undefined,
  onLoaded: () => void,
): readonly MoreNode[] {
  if (!list.hasMore) return [];
  const load = async (): Promise<void> => {
    await list.more();
    onLoaded();
  };
  return [{ kind: 'more', ...child(parent, 'more'), load }];
}

/** Why there is nothing to show; `doing` completes “could not …”. */
export function errorNode(
  error: unknown,
  doing: string,
  parent: Node | undefined,
  retry: () => void,
): ErrorNode {
  return {
    kind: 'error',
    ...child(parent, 'error'),
    headline: headlineOf(error, doing),
    explained: explainError(error, doing),
    retry,
  };
}

/** An emptiness in words. */
export function messageNode(
  text: Pick<MessageNode, 'label' | 'description' | 'command'>,
  parent?: Node,
): MessageNode {
  return { kind: 'message', ...child(parent, 'message'), ...text };
}

/** No table can have a `#` in its name, so that one called `more` is another row. */
function child(parent: Node | undefined, name: string): { id: string; parent?: Node } {
  return parent === undefined ? { id: `#${name}` } : { id: `${parent.id}#${name}`, parent };
}
