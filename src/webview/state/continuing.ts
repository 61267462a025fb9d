import { formatMoment } from '../../core/format/moment.ts';
import type { TableExportDraft } from '../../core/kinds/tableExport.ts';
import { isError, problemsOf } from './derive.ts';
import type { FormHandlers } from './events.ts';
import type { FormModel, LastLook } from './model.ts';

type Continuing = Pick<FormHandlers<FormModel>, 'lastLooking' | 'lastFound' | 'lastFailed'>;

/** What the look-up of the last incremental export does to a form. */
export const continuing: Continuing = {
  lastLooking: (form) => ({
    ...form,
    last: { at: 'looking', again: form.last.at === 'failed' },
  }),
  lastFound: (form, { to }) =>
    withDefaultWindow(refocused({ ...form, last: { at: 'found', to } }, form)),
  lastFailed: (form, { error }) => ({
    ...form,
    last: { at: 'failed', error },
    announcement: `Where the last incremental export ended is not known. ${error.message}`,
  }),
};

/** The button that asked again is gone with the answer: the keyboard goes on beside it. */
function refocused(form: FormModel, { last }: FormModel): FormModel {
  return last.at === 'looking' && last.again ? { ...form, focus: { on: 'window' } } : form;
}

/** Nobody who chose a window is moved to another: only the form's own choice follows the answer. */
function withDefaultWindow(form: FormModel): FormModel {
  const { draft, touched, stage } = form;
  const chosen = draft.windowMode === 'exact' || touched.includes('window');
  if (chosen || stage.at !== 'editing') return form;
  const since = withWindow(form, 'since-last', 'The window begins where the last one ended.');
  const possible = !problemsOf(since).some((issue) => issue.field === 'window' && isError(issue));
  return possible ? since : withWindow(form, 'last-24-hours', 'The window is the last 24 hours.');
}

function withWindow(
  form: FormModel,
  windowMode: TableExportDraft['windowMode'],
  announcement: string,
): FormModel {
  return { ...form, draft: { ...form.draft, windowMode }, announcement };
}

/** What there is to say about going on from the last incremental export. */
export interface Continuation {
  readonly text: string;
  /** Whether it can be chosen. */
  readonly possible: boolean;
  /** Whether looking it up again may help, or is under way. */
  readonly retry: 'no' | 'offered' | 'busy';
}

/** How the choice "since the last incremental export" stands. */
export function continuation(last: LastLook): Continuation {
  switch (last.at) {
    case 'idle':
      return { text: 'Goes on exactly where it ended.', possible: true, retry: 'no' };
    case 'looking':
      return {
        text: 'Looking up where it ended…',
        possible: true,
        retry: last.again ? 'busy' : 'no',
      };
    case 'failed':
      return {
        text: `${last.error.message} ${last.error.next}`,
        possible: false,
        retry: 'offered',
      };
    case 'found':
      return { text: endText(last.to), possible: last.to !== null, retry: 'no' };
  }
}

/** AWS lists exports for 90 days. */
function endText(to: number | null): string {
  return to === null
    ? 'No incremental export of this table was completed in the last 90 days.'
    : `Goes on exactly where it ended, at ${formatMoment(to)}, for 24 hours at most.`;
}
