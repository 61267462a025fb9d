import { estimateCost, type CostEstimate } from '../../core/cost/estimate.ts';
import { billedOf } from '../../core/kinds/costs.ts';
import type { Issue } from '../../core/kinds/kind.ts';
import type { FormModel } from './model.ts';
import { failedPlace } from './preflight.ts';
import type { Shape } from './shape.ts';

/** A field as a person sees it. A warning may stand beside a valid field. */
export type FieldState =
  | { readonly state: 'untouched' }
  | { readonly state: 'missing'; readonly message: string }
  | { readonly state: 'invalid'; readonly message: string }
  | { readonly state: 'valid'; readonly warning?: string };

/** A problem of the draft; `quiet` while it is only that nobody got there yet. */
export interface Problem extends Issue {
  readonly quiet: boolean;
}

/** All that the views show of a draft, worked out once per change. */
export interface Derived<S extends Shape = Shape> {
  readonly facts: S['facts'];
  readonly problems: readonly Problem[];
  readonly ready: boolean;
  readonly sentence: string;
  /** In AWS's own names. */
  readonly request: object;
  readonly cost: CostEstimate;
}

/** What the draft comes to: the same rules, sentence and request as at the host. */
export function derive(form: FormModel): Derived {
  const { kind } = form.page;
  const facts = factsOf(form);
  const problems = problemsOf(form);
  const draft = asSent(form);
  const request = kind.request(draft, facts);
  return {
    facts,
    problems,
    ready: !problems.some(isError),
    sentence: kind.sentence(draft, facts),
    request,
    cost: estimateCost(billedOf(kind.id, request, facts), form.prices),
  };
}

/** The draft as its job was started, once it was: the form itself would move on. */
export function asSent<S extends Shape>({ page, draft, stage }: FormModel<S>): S['draft'] {
  const job = stage.at === 'started' ? stage.job : undefined;
  return (job && page.asSent?.(draft, job)) ?? draft;
}

/** The facts with the Region of the bucket in the field and with what else was looked up. */
export function factsOf<S extends Shape>(form: FormModel<S>): S['facts'] {
  const { page, look, draft } = form;
  const found = look?.at === 'found' && look.bucket === page.textOf(draft, 'bucket');
  const facts = { ...form.facts, ...(found && { bucketRegion: look.region }) };
  return page.complete?.(facts, form) ?? facts;
}

/** Every problem in the order of the page: the rules', the host's, and a bucket nobody found. */
export function problemsOf(form: FormModel): readonly Problem[] {
  const { page } = form;
  const issues = [
    ...page.kind.check(form.draft, factsOf(form)).map((issue) => meanwhile(form, issue)),
    ...form.hostIssues,
    ...bucketWarning(form),
  ];
  return page.fieldOrder.flatMap((field) =>
    distinct(issues.filter((issue) => issue.field === field)).map((issue) => ({
      ...issue,
      quiet: !speaks(form, field),
    })),
  );
}

export function isError(issue: Issue): boolean {
  return issue.severity === 'error';
}

/** The state of one field, for its border, its icon and its message. */
export function fieldState(
  form: FormModel,
  problems: readonly Problem[],
  field: string,
): FieldState {
  if (!speaks(form, field)) return { state: 'untouched' };
  const mine = problems.filter((problem) => problem.field === field);
  const error = mine.find(isError);
  if (error !== undefined) {
    return { state: isEmpty(form, field) ? 'missing' : 'invalid', message: error.message };
  }
  const warning =
    mine[0]?.message ?? (field === failedField(form) ? 'Failed here before.' : undefined);
  return warning === undefined ? { state: 'valid' } : { state: 'valid', warning };
}

function speaks(form: FormModel, field: string): boolean {
  const { attempted, page, touched } = form;
  if (attempted || field === page.sourceField || touched.includes(field)) return true;
  return field === failedField(form);
}

function isEmpty({ page, draft }: FormModel, field: string): boolean {
  return page.textOf(draft, field)?.trim() === '';
}

/** What is being looked up is not unknown for good. */
function meanwhile(form: FormModel, issue: Issue): Issue {
  return form.page.meanwhile?.(issue, form) ?? issue;
}

function bucketWarning({ page, look, draft }: FormModel): readonly Issue[] {
  const absent = look?.at === 'failed' && look.error.reason === 'bucket-not-found';
  if (!absent || look.bucket !== page.textOf(draft, 'bucket')) return [];
  const message = `${look.error.message} ${look.error.next}`;
  return [{ field: 'bucket', severity: 'warning', code: 'bucket-not-found', message }];
}

/**
 * The field of the place where the job failed that is repeated, until somebody has been at it or AWS
 * has taken the job up again.
 */
function failedField(form: FormModel): string | undefined {
  if (form.stage.at === 'started') return undefined;
  const { field } = failedPlace(form);
  return field === undefined || form.touched.includes(field) ? undefined : field;
}

/** The host repeats what the rules said already; once is enough. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(
    ({ code }, index) => issues.findIndex((issue) => issue.code === code) === index,
  );
}
