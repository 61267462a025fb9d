import { formatMoment } from '../../../core/format/moment.ts';
import type { Issue } from '../../../core/kinds/kind.ts';
import type { TableExportDraft } from '../../../core/kinds/tableExport.ts';
import type { PresentedError } from '../../../protocol/exportForm.ts';
import type { Desk } from '../../actions.ts';
import { presentedOf } from '../../presented.ts';
import { isError, problemsOf } from '../../state/derive.ts';
import type { LastLook, TableForm, TableShape } from './shape.ts';

/** Finds where the newest incremental export of the table ended. */
export async function lookUpLast(desk: Desk<TableShape>): Promise<void> {
  const last = desk.form()?.own.last;
  if (last === undefined || last.at === 'looking') return;
  desk.change(lastLooking);
  try {
    const { to } = await desk.host.call('lastIncremental', {});
    desk.change(lastFound(to));
  } catch (error) {
    desk.change(lastFailed(presentedOf(error)));
  }
}

/** An incremental export may go on where the last one ended, which nobody looked up yet. */
export function isContinuable({ draft, own, stage }: TableForm): boolean {
  return draft.exportType === 'incremental' && own.last.at === 'idle' && stage.at === 'editing';
}

/** What is being looked up is not unknown for good. */
export function waitForLast(issue: Issue, { own: { last } }: TableForm): Issue {
  const looking = last.at === 'idle' || last.at === 'looking';
  if (issue.code !== 'window-last-unknown' || !looking) return issue;
  const message =
    'Wait until it is known where the last incremental export ended, or choose another window.';
  return { ...issue, message };
}

/** Somebody looks. */
export function lastLooking(form: TableForm): TableForm {
  return withLast(form, { at: 'looking', again: form.own.last.at === 'failed' });
}

/** It is known: `to` is exclusive, in epoch milliseconds; null where there is none. */
export function lastFound(to: number | null): (form: TableForm) => TableForm {
  return (form) => withDefaultWindow(refocused(withLast(form, { at: 'found', to }), form));
}

/** It could not be found out. */
export function lastFailed(error: PresentedError): (form: TableForm) => TableForm {
  return (form) => ({
    ...withLast(form, { at: 'failed', error }),
    announcement: `Where the last incremental export ended is not known. ${error.message}`,
  });
}

function withLast(form: TableForm, last: LastLook): TableForm {
  return { ...form, own: { ...form.own, last } };
}

/** The button that asked again is gone with the answer: the keyboard goes on beside it. */
function refocused(form: TableForm, { own: { last } }: TableForm): TableForm {
  return last.at === 'looking' && last.again ? { ...form, focus: { on: 'window' } } : form;
}

/** Nobody who chose a window is moved to another: only the form's own choice follows the answer. */
function withDefaultWindow(form: TableForm): TableForm {
  const { draft, touched, stage } = form;
  const chosen = draft.windowMode === 'exact' || touched.includes('window');
  if (chosen || stage.at !== 'editing') return form;
  const since = withWindow(form, 'since-last', 'The window begins where the last one ended.');
  const possible = !problemsOf(since).some((issue) => issue.field === 'window' && isError(issue));
  return possible ? since : withWindow(form, 'last-24-hours', 'The window is the last 24 hours.');
}

function withWindow(
  form: TableForm,
  windowMode: TableExportDraft['windowMode'],
  announcement: string,
): TableForm {
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
