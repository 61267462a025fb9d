import type { Backup } from '../../core/backups.ts';
import type { Connection } from '../../core/connection.ts';
import type { DatabaseSource } from '../../core/databases.ts';
import type { Domain } from '../../core/domains.ts';
import type { Recovery, Service, Table } from '../../core/sources.ts';
import type { PresentedError } from '../../protocol/exportForm.ts';
import type { Account } from '../connection/knownAccounts.ts';
import type { CommandId } from '../contributions.ts';
import type { ExportEntry } from './entries.ts';

/** A row of one of the two views: what it is about, and nothing of how it looks or is filled. */
export type Node =
  ConnectionNode | FolderNode | ThingNode | ExportNode | MoreNode | ErrorNode | MessageNode;

export interface ConnectionNode {
  readonly kind: 'connection';
  readonly id: string;
  readonly parent?: undefined;
  readonly connection: Connection;
  readonly standing: Standing;
  /** Whose it is, once AWS has told; replaced as a whole. */
  account?: Account | undefined;
}

/** What is known of a connection without asking AWS. */
export interface Standing {
  /** The custom endpoint that requests go to instead of AWS. */
  readonly endpoint?: string;
  /** The one that commands are about which are called without a row. */
  readonly isChosen: boolean;
  readonly isPinned: boolean;
  /** The shared files have no such profile any more. */
  readonly isGone: boolean;
}

/** A service, or rows of one kind that are kept together. */
export interface FolderNode {
  readonly kind: 'folder';
  readonly id: string;
  readonly parent: Node;
  readonly connection: Connection;
  readonly service: Service;
  /** Which of the service's folders it is. */
  readonly name: string;
  readonly looks: FolderLooks;
  /** How many rows it has, once that is known: `3`, or `100+` while there is more to load. */
  count?: string | undefined;
}

export interface FolderLooks {
  readonly label: string;
  readonly icon: string;
  readonly tooltip: string;
  readonly expands: 'collapsed' | 'expanded';
  /** What the menus look for. */
  readonly flags: string;
  /** Whether to say how many rows it has. */
  readonly counted: boolean;
}

/** What is known of a table so far; nothing until the row has been shown. */
export interface TableDetails {
  readonly table?: Table;
  readonly recovery?: Recovery;
  /** The table was deleted after it had been listed. */
  readonly missing?: true;
}

/** What is known of a domain so far; the numbers come once the row has been shown. */
export interface DomainDetails extends Domain {
  readonly missing?: true;
}

/** What rows know of each kind of thing. A new kind is a line here and one of the branches. */
export interface Knowledge {
  readonly table: TableDetails;
  readonly backup: Backup;
  readonly database: DatabaseSource;
  readonly domain: DomainDetails;
}

export type ThingKind = keyof Knowledge;

/** Something of AWS that a command can be about. */
export interface Subject<K extends ThingKind> {
  readonly kind: K;
  readonly connection: Connection;
  readonly name: string;
  readonly known: Knowledge[K];
}

/** The row of such a thing. */
export interface Thing<K extends ThingKind> extends Subject<K> {
  readonly id: string;
  readonly parent: Node;
  /** Replaced as a whole when facts arrive. */
  known: Knowledge[K];
}

export type ThingNode = { readonly [K in ThingKind]: Thing<K> }[ThingKind];

export interface ExportNode {
  readonly kind: 'export';
  readonly id: string;
  /** The source that it lies under; absent in the view of recent exports. */
  readonly parent?: Node;
  readonly entry: ExportEntry;
  /** The connections in sight: whose it is has to be told where it could be another one's. */
  readonly among: readonly Connection[];
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
  /** What a person can sign in for. */
  readonly error: unknown;
  /** Whose calls failed; absent where it is nobody's. */
  readonly connection?: Connection;
  /** Whether it has to say whose it is: there it stands among those of others. */
  readonly isNamed?: boolean;
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
  /** Whether it will go away by itself. */
  readonly isBusy?: boolean;
}

const thingKinds: ReadonlySet<unknown> = new Set(
  Object.keys({
    table: true,
    backup: true,
    database: true,
    domain: true,
  } satisfies Record<ThingKind, true>),
);

const otherKinds: ReadonlySet<unknown> = new Set<Exclude<Node['kind'], ThingKind>>([
  'connection',
  'folder',
  'export',
  'more',
  'error',
  'message',
]);

export function isThing(node: Node): node is ThingNode {
  return thingKinds.has(node.kind);
}

/** Whether the argument of a command is a row: VS Code passes it on, others may pass anything. */
export function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  if (!('kind' in value) || !('id' in value)) return false;
  return thingKinds.has(value.kind) || otherKinds.has(value.kind);
}

/** The row of this kind that a command was called on, if it was. */
export function nodeOf<K extends Node['kind']>(
  kind: K,
  value: unknown,
): Extract<Node, { kind: K }> | undefined {
  return isNode(value) && value.kind === kind ? (value as Extract<Node, { kind: K }>) : undefined;
}

/** The thing that a command was called on: its row, or a folder or a word that stands under it. */
export function thingOf<K extends ThingKind>(kind: K, value: unknown): Subject<K> | undefined {
  if (!isNode(value)) return undefined;
  if (value.kind === kind) return value as Node as Thing<K>;
  const standsUnder = value.kind === 'folder' || value.kind === 'message';
  return standsUnder ? thingOf(kind, value.parent) : undefined;
}

/** The connection that a row belongs to, where it belongs to one. */
export function connectionOf(value: unknown): Connection | undefined {
  if (!isNode(value)) return undefined;
  if (value.kind === 'export') return value.entry.connection;
  const own = 'connection' in value ? value.connection : undefined;
  return own ?? connectionOf(value.parent);
}
