import type { Issue } from '../../core/kinds/kind.ts';
import type { StartOutcome } from '../../protocol/exportForm.ts';
import { isError, problemsOf } from './derive.ts';
import type { FormHandlers } from './events.ts';
import type { FormModel, Stage } from './model.ts';
import { jobCard } from './jobCard.ts';
import { findingPlace, findingsOf } from './preflight.ts';

type Launching = Pick<FormHandlers<FormModel>, 'submitted' | 'startAnswered' | 'jobChanged'>;

/** What starting a job and the news of it do to a form. */
export const launching: Launching = {
  submitted: (form) => {
    if (form.stage.at !== 'editing') return form;
    const errors = problemsOf(form).filter(isError);
    if (errors.length > 0) return refused(form, errors);
    return { ...form, attempted: true, error: undefined, stage: { at: 'starting' } };
  },
  startAnswered: (form, { outcome }) => answered(form, outcome),
  jobChanged: (form, { job }) => {
    const heard = { ...form, heard: job };
    if (form.stage.at !== 'started' || form.stage.jobId !== job.jobId) return heard;
    return announced({ ...heard, stage: { ...form.stage, job } });
  },
};

function answered(form: FormModel, outcome: StartOutcome): FormModel {
  switch (outcome.outcome) {
    case 'started':
      return started(form, { at: 'started', jobId: outcome.jobId });
    case 'unconfirmed':
      return started(form, { at: 'started', jobId: outcome.jobId, doubt: outcome.error });
    case 'declined':
      return declined(form, outcome.showFailure === true);
    case 'invalid':
      return refused(
        { ...form, stage: { at: 'editing' }, hostIssues: outcome.issues },
        outcome.issues.filter(isError),
      );
  }
}

/** The keyboard goes to the first certain failure where that is what the person wants to see. */
function declined(form: FormModel, showsFailure: boolean): FormModel {
  const [first] = findingsOf(form, 'fail');
  const on = first === undefined ? 'preflight' : findingPlace(first.id);
  return {
    ...{ ...form, stage: { at: 'editing' }, announcement: 'Nothing was started.' },
    ...(showsFailure && { focus: { on } }),
  };
}

function started(form: FormModel, stage: Extract<Stage, { at: 'started' }>): FormModel {
  const job = form.heard?.jobId === stage.jobId ? form.heard : undefined;
  return announced({
    ...form,
    stage: { ...stage, ...(job !== undefined && { job }) },
    focus: { on: 'status' },
  });
}

function announced(form: FormModel): FormModel {
  const { stage, announcement } = form;
  if (stage.at !== 'started') return form;
  const { title, detail } = jobCard(stage, form.page.job);
  const text = detail === undefined ? title : `${title} ${detail}`;
  return text === announcement ? form : { ...form, announcement: text };
}

function refused(form: FormModel, errors: readonly Issue[]): FormModel {
  const first = problemsOf({ ...form, attempted: true }).find(isError) ?? errors[0];
  const count = errors.length === 1 ? 'One thing' : `${errors.length} things`;
  return {
    ...form,
    attempted: true,
    focus: first && { on: first.field },
    announcement: `${count} to put right. ${first?.message ?? ''}`.trim(),
  };
}
