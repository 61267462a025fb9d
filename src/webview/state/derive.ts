import type { Issue } from '../../core/kinds/kind.ts';
import { kinds } from '../../core/kinds/registry.ts';
import type {
  TableExportDraft,
  TableExportFacts,
  TableExportField,
} from '../../core/kinds/tableExport.ts';
import { resolveWindow, type ExportWindow } from '../../core/kinds/tableExport/exportWindow.ts';
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
  /** The window of an incremental export, as far as the draft makes one. */
  readonly window: ExportWindow | undefined;
  readonly request: ReturnType<typeof kind.request>;
}

/** What the draft comes to: the same rules, sentence and request as at the host. */
export function derive(form: FormModel): Derived {
  const facts = factsOf(form);
  const problems = problemsOf(form);
  const draft = asSent(form);
  return {
    facts,
    problems,
    ready: !problems.some(isError),
    sentence: kind.sentence(draft, facts),
    window: resolveWindow(draft, facts),
    request: kind.request(draft, facts),
  };
}

/** The draft with the window that was sent, where it was: a preset would move on from there. */
function asSent({ draft, stage }: FormModel): TableExportDraft {
  const window = stage.at === 'started' ? stage.job?.window : undefined;
  return window === undefined ? draft : { ...draft, windowMode: 'exact', ...window };
}

/** The facts with the Region of the bucket in the field and the end of the last incremental. */
export function factsOf({ facts, look, last, draft }: FormModel): TableExportFacts {
  const found = look?.at === 'found' && look.bucket === draft.bucket;
  return {
    ...facts,
    ...(found && { bucketRegion: look.region }),
    ...(last.at === 'found' && { lastIncrementalTo: last.to }),
  };
}

/** Every problem in the order of the page: the rules', the host's, and a bucket nobody found. */
export function problemsOf(form: FormModel): readonly Problem[] {
  const issues = [
    ...kind.check(form.draft, factsOf(form)).map((issue) => meanwhile(form, issue)),
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
  'moment',
  'window',
  'from',
  'to',
  'bucket',
  'prefix',
  'bucketOwner',
  'format',
  'encryption',
  'kmsKeyId',
  'keyCondition',
  'filterExpression',
  'projection',
  'attributeNames',
  'attributeValues',
  'clientToken',
];

function speaks(form: FormModel, field: TableExportField): boolean {
  return form.attempted || field === 'table' || form.touched.includes(field);
}

function isEmpty(draft: TableExportDraft, field: TableExportField): boolean {
  return textOf(draft, field)?.trim() === '';
}

/** What was typed into a field; undefined where there is nothing to type. */
function textOf(draft: TableExportDraft, field: TableExportField): string | undefined {
  if (field === 'table' || field === 'window') return undefined;
  if (field === 'moment' || field === 'from' || field === 'to') return draft[`${field}Text`];
  return draft[field];
}

/** What is being looked up is not unknown for good. */
function meanwhile({ last }: FormModel, issue: Issue<TableExportField>): Issue<TableExportField> {
  const looking = last.at === 'idle' || last.at === 'looking';
  if (issue.code !== 'window-last-unknown' || !looking) return issue;
  const message =
    'Wait until it is known where the last incremental export ended, or choose another window.';
  return { ...issue, message };
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
