import type { EndedJob } from '../insight/explainEnd.ts';
import type { Parties } from '../policy/parties.ts';
import type { Asker, Need, RequiredPolicy } from '../policy/required.ts';
import type { Fix } from '../preflight/finding.ts';

/** A job that did not end well, and what its repair depends on. */
export interface Patient {
  readonly job: EndedJob;
  /** Of its request, or of what AWS tells of it. */
  readonly need: Need;
  readonly asker: Asker;
}

/** A patient with all that repairs are made of. */
export interface Chart extends Patient {
  readonly parties: Parties;
  /** All that the job needs, of which a repair shows what was missing. */
  readonly policies: readonly RequiredPolicy[];
}

/** Which way there is to put something right; none where it does not fit the patient. */
export type Repair = (chart: Chart) => readonly Fix[];

/** What belongs to one known cause. */
export interface Rule {
  /** Checks of the preflight by their ids, or by what the ids of several begin with: `bucket`. */
  readonly lookAgain: readonly string[];
  /** Likeliest first. */
  readonly repairs: readonly Repair[];
  /** What of the request it is about, by its name in the draft. */
  readonly field?: Field;
}

/** Fields that drafts have; where two have one of the same name, it is for the same. */
export type Field = 'bucket' | 'bucketOwner' | 'exportOnly' | 'kmsKeyId' | 'roleArn' | 'taskId';

/** Why a job did not end well, and how to mend that. */
export interface Remedy {
  /** One sentence, and one that says what to do. */
  readonly cause: string;
  readonly next: string;
  /** False of what is new to us: then all that AWS said is worth showing. */
  readonly isKnown: boolean;
  /** As in the rule; `all` where nobody can say which place failed. */
  readonly lookAgain: readonly string[] | 'all';
  readonly fixes: readonly Fix[];
}
