/**
 * What a check came to. `fail` is certain: AWS will refuse the job, or end it as failed. `warn` is
 * likely or costs something. `unknown` is what could not be looked at.
 */
export type Verdict = 'pass' | 'warn' | 'fail' | 'unknown';

/** A text to put somewhere else: a policy, or a command for a terminal. */
export interface Paste {
  /** Where it goes, such as `Bucket policy of acme-exports`. */
  readonly title: string;
  readonly language: 'json' | 'shell';
  readonly text: string;
}

/** How to put something right. */
export interface Fix {
  /** One sentence. */
  readonly text: string;
  readonly paste?: Paste;
}

/** One line of a preflight: what was looked at, what was found, what to do about it. */
export interface Finding {
  /** Which check, stable: `bucket-exists`. */
  readonly id: string;
  readonly verdict: Verdict;
  /** What was looked at, in a few words: `Bucket acme-exports`. */
  readonly looked: string;
  /** What was found, in one sentence that claims no more than was read. */
  readonly found: string;
  /** Absent where there is nothing to do. */
  readonly fix?: Fix;
  /** The IAM action without which this could not be looked at. */
  readonly permission?: string;
  /** The field of the form that it is about, by its name in the draft. */
  readonly field?: string;
}
