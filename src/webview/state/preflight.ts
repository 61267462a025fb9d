import { looksAgain } from '../../core/doctor/looksAgain.ts';
import type { FormDraft } from '../../core/kinds/kind.ts';
import type { Finding, Verdict } from '../../core/preflight/finding.ts';
import type { FormEvents, PresentedError } from '../../protocol/exportForm.ts';
import type { FormHandlers } from './events.ts';
import type { FormModel } from './model.ts';

type Looking = FormEvents['preflightChanged']['looking'];

/** What is known of whether the request would succeed. */
export interface Preflight {
  /** The draft that was looked at; undefined before the first look. */
  readonly draft: FormDraft | undefined;
  readonly isLooking: boolean;
  /** What has no finding yet. */
  readonly looking: Looking;
  readonly findings: readonly Finding[];
  /** Why nothing could be looked at. */
  readonly error: PresentedError | undefined;
  /** Why the host has looked at nothing: what is wrong with the draft by what AWS told it. */
  readonly held: string | undefined;
}

/** Before the first look. */
export const noPreflight: Preflight = {
  draft: undefined,
  isLooking: false,
  looking: [],
  findings: [],
  error: undefined,
  held: undefined,
};

type Preflighting = Pick<
  FormHandlers<FormModel>,
  'preflightAsked' | 'preflightChanged' | 'preflightDone' | 'preflightHeld' | 'preflightFailed'
>;

/** What looks at AWS do to a form. Only the end of one is announced, and not each line. */
export const preflighting: Preflighting = {
  preflightAsked: (form, { draft }) => ({
    ...form,
    preflight: { ...form.preflight, draft, isLooking: true, error: undefined, held: undefined },
  }),
  preflightChanged: (form, { looking, findings }) =>
    isAwaited(form)
      ? { ...form, preflight: { ...told(form), isLooking: looking.length > 0, looking, findings } }
      : form,
  preflightDone: (form, { findings }) => ({
    ...form,
    preflight: { ...told(form), findings },
    announcement: summaryOf(findings),
  }),
  preflightHeld: (form, { errors }) => {
    const held = ['Not checked yet.', ...errors.slice(0, 1).map(({ message }) => message)].join(
      ' ',
    );
    return { ...form, preflight: { ...told(form), held }, announcement: held };
  },
  preflightFailed: (form, { error }) => ({
    ...form,
    preflight: { ...told(form), error },
    announcement: `${error.message} ${error.next}`,
  }),
};

/** The host looks by itself when a job is started. */
function isAwaited({ preflight, stage }: FormModel): boolean {
  return preflight.isLooking || stage.at === 'starting';
}

const told = ({ draft }: FormModel): Preflight => ({ ...noPreflight, draft });

/** Whether the findings are those of the form as it stands. */
export function isCurrent({ preflight, draft }: FormModel): boolean {
  return preflight.draft === draft;
}

/** The findings of one verdict, in their order. */
export function findingsOf({ preflight }: FormModel, verdict: Verdict): readonly Finding[] {
  return preflight.findings.filter((finding) => finding.verdict === verdict);
}

/** Whether a line that does not pass is about the place where the job failed that is repeated. */
export function failedHere({ failed }: FormModel, { id, verdict }: Finding): boolean {
  return verdict !== 'pass' && failed !== undefined && looksAgain(failed, id);
}

/** Where the job failed that is repeated: its field, and what is looked at there now. */
export function failedPlace(form: FormModel): Partial<Pick<Finding, 'field' | 'looked'>> {
  const { failed } = form;
  if (failed === undefined) return {};
  const line = worstFirst
    .flatMap((verdict) => findingsOf(form, verdict))
    .filter(({ id }) => looksAgain(failed, id))
    .find(({ field }) => failed.field === undefined || field === failed.field);
  const field = failed.field ?? line?.field;
  return { ...(line && { looked: line.looked }), ...(field !== undefined && { field }) };
}

const worstFirst: readonly Verdict[] = ['fail', 'warn', 'unknown', 'pass'];

/** Where the keyboard goes for one line of the panel. */
export const findingPlace = (id: string): string => `finding-${id}`;

/** All findings in numbers: `3 checks passed, 1 could not be made.` */
export function summaryOf(findings: readonly Finding[]): string {
  const count = (verdict: Verdict): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const parts = [
    counted(count('fail'), 'certain failure', 'certain failures'),
    counted(count('warn'), 'warning', 'warnings'),
    counted(count('pass'), 'check passed', 'checks passed'),
    couldNot(count('unknown'), findings.length),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'There was nothing to check.' : `${parts.join(', ')}.`;
}

function counted(count: number, one: string, many: string): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

function couldNot(count: number, all: number): string | undefined {
  if (count === 0) return undefined;
  if (count < all) return `${count} could not be made`;
  return count === 1 ? '1 check could not be made' : `${count} checks could not be made`;
}
