import type { Issue } from '../../core/kinds/kind.ts';
import type { TableExportField } from '../../core/kinds/tableExport.ts';
import type { StartOutcome } from '../../protocol/exportForm.ts';
import { isError, problemsOf } from './derive.ts';
import type { FormHandlers } from './events.ts';
import type { FormModel, Stage } from './model.ts';
import { jobCard } from './jobCard.ts';
import { withFacts } from './open.ts';

type Launching = Pick<
  FormHandlers<FormModel>,
  | 'submitted'
  | 'startAnswered'
  | 'jobChanged'
  | 'recoveryAsked'
  | 'recoveryDeclined'
  | 'recoveryOn'
  | 'recoveryFailed'
>;

/** What starting an export, and turning recovery on for it, do to a form. */
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
  recoveryAsked: (form) => ({ ...form, recovery: { asking: true, error: undefined } }),
  recoveryDeclined: (form) => ({ ...form, recovery: { asking: false, error: undefined } }),
  recoveryOn: (form, { facts }) => ({
    ...withFacts(form, facts),
    recovery: { asking: false, error: undefined },
    focus: { on: 'bucket' },
    announcement: 'Point-in-time recovery is on.',
  }),
  recoveryFailed: (form, { error }) => ({
    ...form,
    recovery: { asking: false, error },
    announcement: `${error.message} ${error.next}`,
  }),
};

function answered(form: FormModel, outcome: StartOutcome): FormModel {
  switch (outcome.outcome) {
    case 'started':
      return started(form, { at: 'started', jobId: outcome.jobId });
    case 'unconfirmed':
      return started(form, { at: 'started', jobId: outcome.jobId, doubt: outcome.error });
    case 'declined':
      return { ...form, stage: { at: 'editing' }, announcement: 'Nothing was started.' };
    case 'invalid':
      return refused(
        { ...form, stage: { at: 'editing' }, hostIssues: outcome.issues },
        outcome.issues.filter(isError),
      );
  }
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
  const { title, detail } = jobCard(stage);
  const text = detail === undefined ? title : `${title} ${detail}`;
  return text === announcement ? form : { ...form, announcement: text };
}

function refused(form: FormModel, errors: readonly Issue<TableExportField>[]): FormModel {
  const first = problemsOf({ ...form, attempted: true }).find(isError) ?? errors[0];
  const count = errors.length === 1 ? 'One thing' : `${errors.length} things`;
  return {
    ...form,
    attempted: true,
    focus: first && { on: first.field },
    announcement: `${count} to put right. ${first?.message ?? ''}`.trim(),
  };
}
