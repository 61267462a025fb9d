import type { Connection } from '../../core/connection.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { MessageNode, Node } from './nodes.ts';
import type { PagedList } from './pagedList.ts';

/** What lies beneath a row: rows that need no asking, with a list between them. */
export interface Shelf {
  readonly above?: readonly Node[];
  readonly listing?: Listing;
  readonly below?: readonly Node[];
  /** What news means for the rows here: shown anew, or asked for again. */
  hears?(news: News): 'repaint' | 'reread' | undefined;
}

/** Rows that AWS is asked for, page by page. */
export interface Listing<T = unknown> {
  /** To complete “could not …”. */
  readonly doing: string;
  readonly pages: PagedList<T>;
  /** The rows of what was loaded so far. */
  rows(): readonly Node[];
  /** What to say where there are none. */
  empty(): Emptiness;
}

export type Emptiness = Pick<MessageNode, 'label' | 'description' | 'command'>;

/** Something that rows may hang on. */
export type News =
  | { readonly about: 'job'; readonly job: Job }
  /** A table, or its backups, were changed from here. */
  | {
      readonly about: 'table' | 'backups';
      readonly connection: Connection;
      readonly table: string;
    };
