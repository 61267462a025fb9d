import type { ExportType, JobReport } from '../jobs/job.ts';
import type { Service } from '../sources.ts';

/** What is wrong with a draft. Errors stop a launch; warnings are things that AWS may refuse. */
export interface Issue<Field extends string = string> {
  readonly field: Field;
  readonly severity: 'error' | 'warning';
  /** Stable, for tests and for branching; the message may be reworded. */
  readonly code: string;
  /** One sentence: what is wrong and how to put it right. */
  readonly message: string;
}

/** Every kind of job that a form can start. */
export type KindId = 'dynamodb-table' | 'dynamodb-backup' | 'rds-database' | 'simpledb-domain';

/** What every draft has: the token that makes it one request, however often it is sent. */
export interface FormDraft {
  readonly clientToken: string;
}

/** What every form knows of where its request goes. */
export interface FormFacts {
  readonly profile: string;
  readonly region: string;
  readonly account: string;
  /** The current time, epoch milliseconds. */
  readonly now?: number;
  /** The chosen bucket's Region, where it could be looked up. */
  readonly bucketRegion?: string;
}

/**
 * What AWS does with a request that it has had before.
 * - `same`: gives the job that the token stands for; the token holds for 8 hours
 * - `refused`: says that the identifier is in use, which tells that there is such a job
 * - `another`: starts another job, so that nothing may ever be sent twice
 */
export type Repeat = 'same' | 'refused' | 'another';

/** What a job makes: data in S3, or a copy that AWS keeps. */
export type Noun = 'export' | 'backup';

/** The window of changes that was asked for, epoch milliseconds: `from` inclusive, `to` exclusive. */
export interface ChangesWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * What the jobs of a kind have in common, without the rules of its form: enough to send, to keep, to
 * settle and to find them again.
 */
export interface JobKind<Id extends KindId, Input extends object> {
  readonly id: Id;
  readonly service: Service;
  readonly noun: Noun;
  /** The AWS operation that starts one. */
  readonly operation: string;
  readonly repeat: Repeat;
  /** What tells two requests for the very same apart: the input's own token or identifier. */
  readonly identifiers: readonly string[];
  /**
   * What people and AWS Support know one by, from the handle that stands for its ARN; absent where
   * AWS gives it an ARN.
   */
  readonly identifierOf?: (handle: string) => string | undefined;
  /** Where a source can be another account's, which shares it. */
  readonly hasSharedSources?: true;
  /** Whether a stored value has what a request cannot do without; the rest is for AWS to judge. */
  isInput(value: unknown): boolean;
  /** The type of job that AWS will say that the request made. */
  typeOf(input: Input): ExportType;
  /** The window of changes that was asked for, of kinds that know such. */
  windowOf?(input: Input): ChangesWindow | undefined;
  /** The request that a job which was started elsewhere must have been made of. */
  requestOf(report: JobReport): Input;
  /** Whether a job that AWS knows is the one that `input` with `token` asked for. */
  isAnswerTo(report: JobReport, input: Input, token: string): boolean;
}

/** Any kind of job, for code that treats all alike. */
export type AnyJobKind = JobKind<KindId, object>;

/**
 * One thing that AWS can be asked to do: what a form may hold, which rules it must meet, the
 * request it becomes and the sentence that says so. Pure: the webview asks it for instant feedback,
 * the host asks the same for the word that counts.
 */
export interface Kind<
  Id extends KindId,
  Draft extends FormDraft,
  Facts extends FormFacts,
  Input extends object,
  Field extends string,
> extends JobKind<Id, Input> {
  /** A draft with everything filled that can be known; `token` is fresh. */
  draft(facts: Facts, token: string): Draft;
  /** A draft that asks for the same again, with a new token and what no longer holds left out. */
  again(input: Input, facts: Facts, token: string): Draft;
  /** The same draft for another job: a new token, and a new identifier where AWS has these. */
  renew(draft: Draft, facts: Facts, token: string): Draft;
  check(draft: Draft, facts: Facts): readonly Issue<Field>[];
  /** Exactly what is sent, in AWS's own names. Only meaningful when `check` has no error. */
  request(draft: Draft, facts: Facts): Input;
  /** What will happen, in one sentence. */
  sentence(draft: Draft, facts: Facts): string;
}

/** Any kind, for code that treats all alike. */
export type AnyKind = Kind<KindId, FormDraft, FormFacts, object, string>;
