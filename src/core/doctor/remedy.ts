import type { EndedJob } from '../insight/explainEnd.ts';
import type { DatabaseExportField } from '../kinds/databaseExport.ts';
import type { DomainExportField } from '../kinds/domainExport.ts';
import type { TableBackupField } from '../kinds/tableBackup.ts';
import type { TableExportField } from '../kinds/tableExport.ts';
import type { KeyHome } from '../policy/keyRegion.ts';
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
  readonly keyHome: KeyHome;
  /** All that the job needs, of which a repair shows what was missing. */
  readonly policies: readonly RequiredPolicy[];
}

/** A fix, and the check of the preflight that looks whether what it changes is as it should be. */
export interface Mend extends Fix {
  /** Its id; absent where no check looks at all of it. */
  readonly check?: string;
}

/** Which way there is to put something right; none where it does not fit the patient. */
export type Repair = (chart: Chart) => readonly Mend[];

/** What belongs to one known cause. */
export interface Rule {
  /** Checks of the preflight by their ids, or by what the ids of several begin with: `bucket`. */
  readonly lookAgain: readonly string[];
  /** Likeliest first. */
  readonly repairs: readonly Repair[];
  /** What of the request it is about, by its name in the draft. */
  readonly field?: Field;
}

/** Fields of the forms; where two have one of the same name, it is for the same. */
export type Field = DatabaseExportField | DomainExportField | TableBackupField | TableExportField;

/** Why a job did not end well, and how to mend that. */
export interface Remedy {
  /** One sentence, and one that says what to do. */
  readonly cause: string;
  readonly next: string;
  /** As in the rule; `all` where nobody can say which place failed. */
  readonly lookAgain: readonly string[] | 'all';
  readonly fixes: readonly Mend[];
}
