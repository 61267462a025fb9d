import type { Issue } from '../../core/kinds/kind.ts';
import { kinds } from '../../core/kinds/registry.ts';
import type {
  TableExportDraft,
  TableExportFacts,
  TableExportField,
} from '../../core/kinds/tableExport.ts';
import type { FormModel } from './model.ts';

const kind = kinds['dynamodb-table'];

/** A field as a person sees it. A warning may stand beside a valid field. */
export type FieldState =
  | { readonly state: 'untouched' }
  | { readonly state: 'missing'; readonly message: string }
  | { readonly state: 'invalid'; readonly message: string }
  | { readonly state: 'valid'; readonly warning?: string };

/** A problem of the draft; `quiet` while it is only that nobody got there yet. */
export interface Problem extends Issue<TableExportField> {
  readonly quiet: boolean;
}

/** All that the views show of a draft, worked out once per change. */
export interface Derived {
  readonly facts: TableExportFacts;
  readonly problems: readonly Problem[];
  readonly ready: boolean;
  readonly sentence: string;
  readonly request: ReturnType<typeof kind.request>;
}

/** What the draft comes to: the same rules, sentence and request as at the host. */
export function derive(form: FormModel): Derived {
  const facts = factsOf(form);
  const problems = problemsOf(form);
  return {
    facts,
    problems,
    ready: !problems.some(isError),
    sentence: kind.sentence(form.draft, facts),
    request: kind.request(form.draft, facts),
  };
}

/** The facts with the Region of the bucket that is in the field now. */
export function factsOf({ facts, look, draft }: FormModel): TableExportFacts {
  const found = look?.at === 'found' && look.bucket === draft.bucket;
  return found ? { ...facts, bucketRegion: look.region } : facts;
}

/** Every problem in the order of the page: the rules', the host's, and a bucket nobody found. */
export function problemsOf(form: FormModel): readonly Problem[] {
  const issues = [
    ...kind.check(form.draft, factsOf(form)),
    ...form.hostIssues,
    ...bucketWarning(form),
  ];
  return fieldOrder.flatMap((field) =>
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
  field: TableExportField,
): FieldState {
  if (!speaks(form, field)) return { state: 'untouched' };
  const mine = problems.filter((problem) => problem.field === field);
  const error = mine.find(isError);
  if (error !== undefined) {
    return { state: isEmpty(form.draft, field) ? 'missing' : 'invalid', message: error.message };
  }
  const warning = mine[0]?.message;
  return warning === undefined ? { state: 'valid' } : { state: 'valid', warning };
}

/** Fields as they follow each other on the page, so that focus goes to the first wrong one. */
export const fieldOrder: readonly TableExportField[] = [
  'table',
  'bucket',
  'prefix',
  'bucketOwner',
  'moment',
  'format',
  'encryption',
  'kmsKeyId',
  'clientToken',
];

function speaks(form: FormModel, field: TableExportField): boolean {
  return form.attempted || field === 'table' || form.touched.includes(field);
}

function isEmpty(draft: TableExportDraft, field: TableExportField): boolean {
  if (field === 'moment') return draft.momentText.trim() === '';
  return field !== 'table' && draft[field].trim() === '';
}

function bucketWarning({ look, draft }: FormModel): readonly Issue<TableExportField>[] {
  const absent = look?.at === 'failed' && look.error.reason === 'bucket-not-found';
  if (!absent || look.bucket !== draft.bucket) return [];
  const message = `${look.error.message} ${look.error.next}`;
  return [{ field: 'bucket', severity: 'warning', code: 'bucket-not-found', message }];
}

/** The host repeats what the rules said already; once is enough. */
function distinct(issues: readonly Issue<TableExportField>[]): readonly Issue<TableExportField>[] {
  return issues.filter(
    ({ code }, index) => issues.findIndex((issue) => issue.code === code) === index,
  );
}
