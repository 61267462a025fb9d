import type { Connection } from '../../../core/connection.ts';
import type { Job, JobReport } from '../../../core/jobs/job.ts';
import type { DocumentRef } from '../../documents/documentRef.ts';

/** What only some kinds can be asked for, as the menus name it. */
export type Offer = 'manifest' | 'again' | 'backupable' | 'cancelable' | 'deletable';

/** A job that AWS knows: by its ARN, or the handle of a task that has none. */
export interface KnownJob {
  readonly connection: Connection;
  readonly arn: string;
}

/**
 * How the jobs of one kind look and what can be done with them, wherever the editor shows jobs.
 * What is absent does not exist for the kind: nothing is offered and nothing is said of it.
 */
export interface JobFace {
  /** Said before its type, except of the one that most exports are of. */
  readonly service?: string;
  /** What AWS itself forgets of these jobs, one sentence, where AWS documents it. */
  readonly forgotten?: string;
  readonly offers: readonly Offer[];
  /** Whether AWS has such jobs in a Region. */
  readonly isIn: (region: string) => boolean;
  /** What is said of one that is complete, without the full stop. */
  readonly completed: (job: Job) => string;
  /** The document that shows what AWS says about one. */
  readonly details: (job: KnownJob) => DocumentRef;
  /** The members of that document, in AWS's own names. */
  readonly described: (report: JobReport) => object;
  /** Its page in the AWS Console; undefined where that has no public address. */
  readonly consoleUrl?: (arn: string) => string | undefined;
  /**
   * The key of the folder that holds all that it writes, with a slash at its end; undefined where
   * AWS does not say enough.
   */
  readonly folder?: (report: JobReport) => string | undefined;
  /** The key of its summary, where AWS writes one and does not tell where. */
  readonly manifestKey?: (report: JobReport) => string | undefined;
}
