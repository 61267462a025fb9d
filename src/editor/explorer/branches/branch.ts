import type { Connection } from '../../../core/connection.ts';
import type { Job, JobSummary } from '../../../core/jobs/job.ts';
import type { AwsAccess, CancelSignal } from '../../../core/ports.ts';
import type { Service } from '../../../core/sources.ts';
import type { ConnectionNode, FolderNode, Subject, Thing, ThingKind, ThingNode } from '../nodes.ts';
import type { WorkOutcome } from '../pacedQueue.ts';
import type { Row } from '../row.ts';
import type { Shelf } from '../shelf.ts';
import type { Tooltip } from '../tooltip.ts';

/** What a branch grows with. */
export interface Tools {
  access(connection: Connection): Promise<AwsAccess>;
  /** Everything that the ledger keeps. */
  jobs(): readonly Job[];
  /** Hands what still runs over to the ledger, so that it is watched. */
  adopt(connection: Connection, summaries: readonly JobSummary[]): Promise<void>;
  /** Has these rows filled in by and by, while somebody looks. */
  later(things: readonly ThingNode[]): void;
}

/** One service in the tree of sources. */
export interface Branch {
  readonly service: Service;
  isIn(region: string): boolean;
  /** The row of the service; asks for nothing. */
  root(parent: ConnectionNode): FolderNode;
  /** What lies beneath one of its rows; undefined where nothing can. Asks for nothing yet. */
  open(node: FolderNode | ThingNode, tools: Tools): Shelf | undefined;
  /** Reads what a row says beside its name. Never rejects. */
  fill?(thing: ThingNode, access: AwsAccess, signal: CancelSignal): Promise<WorkOutcome>;
}

/** How the things of one kind look, and what can be asked of each. */
export interface Face<K extends ThingKind> {
  readonly service: Service;
  row(thing: Thing<K>, now: number): Omit<Row, 'id'>;
  /** All facts, read now. Throws ExportError. */
  tooltip(thing: Thing<K>, access: AwsAccess, signal: CancelSignal): Promise<Tooltip>;
  arn(subject: Subject<K>, access: AwsAccess): Promise<string>;
  /** The page of the AWS Console about it, where there is one. */
  consoleUrl?(arn: string): string | undefined;
}
