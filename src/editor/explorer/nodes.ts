import type { Connection } from '../../core/connection.ts';
import type { JobSummary } from '../../core/jobs/job.ts';
import type { Recovery, Service, Table } from '../../core/sources.ts';
import type { PresentedError } from '../../protocol/exportForm.ts';
import type { CommandId } from '../contributions.ts';
import type { ExportEntry } from './entries.ts';
import type { PagedList } from './pagedList.ts';

/** A row of one of the two views. Each keeps what it takes to load what lies beneath it. */
export type Node =
  ConnectionNode | ServiceNode | TableNode | ExportNode | MoreNode | ErrorNode | MessageNode;

export interface ConnectionNode {
  readonly kind: 'connection';
  readonly id: string;
  readonly parent?: undefined;
  readonly connection: Connection;
  /** The custom endpoint that requests go to instead of AWS. */
  readonly endpoint?: string;
}

export interface ServiceNode {
  readonly kind: 'service';
  readonly id: string;
  readonly parent: ConnectionNode;
  readonly service: Service;
  /** Replaced when the row is refreshed. */
  tables: PagedList<TableNode>;
}

/** What is known of a table so far; nothing until the row has been shown. */
export interface TableDetails {
  readonly table?: Table;
  readonly recovery?: Recovery;
  /** The table was deleted after it had been listed. */
  readonly missing?: true;
}

export interface TableNode {
  readonly kind: 'table';
  readonly id: string;
  readonly parent: ServiceNode;
  readonly connection: Connection;
  readonly name: string;
  /** Replaced as a whole when facts arrive. */
  details: TableDetails;
  /** Replaced when the row is refreshed. */
  exports: PagedList<JobSummary>;
}

export interface ExportNode {
  readonly kind: 'export';
  readonly id: string;
  /** The table that it lies under; absent in the view of recent exports. */
  readonly parent?: TableNode;
  readonly entry: ExportEntry;
  /** The chosen connection, so that an export of another one can say so. */
  readonly here: Connection;
}

/** “Load more…” at the end of a list. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly parent?: Node;
  readonly load: () => Promise<void>;
}

/** Why there are no rows here, and what to do. */
export interface ErrorNode {
  readonly kind: 'error';
  readonly id: string;
  readonly parent?: Node;
  /** In a few words: what a narrow sidebar shows of it. */
  readonly headline: string;
  readonly explained: PresentedError;
  readonly retry: () => void;
}

/** An emptiness, with what to do about it. */
export interface MessageNode {
  readonly kind: 'message';
  readonly id: string;
  readonly parent?: Node;
  readonly label: string;
  readonly description?: string;
  readonly command?: CommandId;
}

const kinds: ReadonlySet<unknown> = new Set<Node['kind']>([
  'connection',
  'service',
  'table',
  'export',
  'more',
  'error',
  'message',
]);

/** Whether the argument of a command is a row: VS Code passes it on, others may pass anything. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && kinds.has(value.kind);
}

/** The row of this kind that a command was called on, if it was. */
export function nodeOf<K extends Node['kind']>(
  kind: K,
  value: unknown,
): Extract<Node, { kind: K }> | undefined {
  return isNode(value) && value.kind === kind ? (value as Extract<Node, { kind: K }>) : undefined;
}
