import { explainEnd, type EndedJob } from '../insight/explainEnd.ts';
import { explainWarning } from '../insight/exportWarning.ts';
import type { FailureExplanation } from '../insight/failureTexts.ts';
import { permissionsOf } from '../kinds/permissions.ts';
import { rulesOf } from '../kinds/remedies.ts';
import { partiesOf } from '../policy/parties.ts';
import { refusalRules } from './refusalRules.ts';
import type { Field, Patient, Remedy, Rule } from './remedy.ts';

/**
 * Why a job failed, was refused or ended with a warning, and how to mend that. The causes are those
 * of `core/insight`; what is pasted has the names and ARNs of this job in it.
 */
export function remedyOf(patient: Patient): Remedy {
  const { job, need, asker } = patient;
  const rules = rulesFor(job);
  const policies = permissionsOf[job.kind].required(need, asker);
  const chart = { ...patient, parties: partiesOf(need, asker), policies };
  const { message, next } = whyOf(job);
  return {
    cause: message,
    next,
    isKnown: rules.length > 0,
    lookAgain: rules.length === 0 ? 'all' : rules.flatMap(({ lookAgain }) => lookAgain),
    fixes: rules.flatMap(({ repairs }) => repairs.flatMap((repair) => repair(chart))),
  };
}

/** What of its request a job failed for, by the name of the field in the draft. */
export function fieldOf(job: EndedJob): Field | undefined {
  return rulesFor(job).find(({ field }) => field !== undefined)?.field;
}

/** Whether the preflight's check of this id looks at the place that failed. */
export function looksAgain({ lookAgain }: Pick<Remedy, 'lookAgain'>, id: string): boolean {
  if (lookAgain === 'all') return true;
  return lookAgain.some((place) => id === place || id.startsWith(`${place}-`));
}

function rulesFor({ kind, refusal, report, state }: EndedJob): readonly Rule[] {
  if (state === 'rejected') return [refusalRules[refusal?.reason ?? 'unknown']];
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
