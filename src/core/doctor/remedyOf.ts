import { explainEnd, type EndedJob } from '../insight/explainEnd.ts';
import { explainWarning } from '../insight/exportWarning.ts';
import type { FailureExplanation } from '../insight/failureTexts.ts';
import { permissionsOf } from '../kinds/permissions.ts';
import { rulesOf } from '../kinds/remedies.ts';
import { partiesOf } from '../policy/parties.ts';
import { rulesOfRefusal } from './refusalRules.ts';
import type { Field, Patient, Remedy, Rule } from './remedy.ts';

/**
 * Why a job failed, was refused or ended with a warning, and how to mend that. The causes are those
 * of `core/insight`; what is pasted has the names and ARNs of this job in it.
 */
export function remedyOf(patient: Patient): Remedy {
  const { job, need, asker } = patient;
  const rules = rulesFor(job);
  const permissions = permissionsOf[job.kind];
  const { keyHome } = permissions;
  const parties = partiesOf(need, asker, keyHome);
  const chart = { ...patient, keyHome, parties, policies: permissions.required(need, asker) };
  const { message, next } = whyOf(job);
  return {
    cause: message,
    next,
    lookAgain: rules.length === 0 ? 'all' : rules.flatMap(({ lookAgain }) => lookAgain),
    fixes: rules.flatMap(({ repairs }) => repairs.flatMap((repair) => repair(chart))),
  };
}

/** Where a job failed, as far as that is known. */
export interface FailedPlace {
  /** What of its request it is about. */
  readonly field?: Field;
  /** As in the rule; none where nobody can say. */
  readonly lookAgain: readonly string[];
}

/** The place that failed, of a job of which nothing but that is asked. */
export function failedPlaceOf(job: EndedJob): FailedPlace {
  const rules = rulesFor(job);
  const field = rules.find((rule) => rule.field !== undefined)?.field;
  return {
    lookAgain: rules.flatMap(({ lookAgain }) => lookAgain),
    ...(field !== undefined && { field }),
  };
}

function rulesFor({ kind, refusal, report, state }: EndedJob): readonly Rule[] {
  if (state === 'rejected') return rulesOfRefusal(refusal?.reason);
  return report === undefined ? [] : rulesOf[kind](report);
}

function whyOf(job: EndedJob): FailureExplanation {
  const warning = explainWarning(job.report?.warning);
  const warned = warning === undefined ? nothing : { message: warning, next: afterWarning };
  return explainEnd(job) ?? warned;
}

const afterWarning = 'Put right what the warning names, then export again.';

const nothing: FailureExplanation = {
  message: 'AWS tells of no failure.',
  next: 'There is nothing to mend.',
};
