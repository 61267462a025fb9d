import type { TableExportFacts } from '../../core/kinds/tableExport.ts';
import type { FormOpened, FormState } from '../../protocol/exportForm.ts';
import type { FormModel, Listing, Stage } from './model.ts';

const nothingListed: Listing<never> = { status: 'idle', items: [] };

/** The form as it opens: what the person typed earlier wins over what the host would fill in. */
export function openForm(opened: FormOpened, kept: FormState | undefined): FormModel {
  const { table, bucketRegion } = apart(opened.form.facts);
  const { bucket } = opened.form.draft;
  const mine = kept !== undefined && belongsTo(kept, opened) ? kept : undefined;
  return {
    connection: opened.connection,
    endpoint: opened.endpoint,
    source: opened.source,
    facts: table,
    draft: mine?.draft ?? opened.form.draft,
    touched: mine?.touched ?? [],
    attempted: false,
    hostIssues: [],
    stage: stageOf(opened, mine),
    heard: opened.job,
    error: undefined,
    recovery: { asking: false, error: undefined },
    look: bucketRegion === undefined ? undefined : { bucket, at: 'found', region: bucketRegion },
    last: { at: 'idle' },
    buckets: nothingListed,
    keys: nothingListed,
    focus: undefined,
    announcement: '',
  };
}

/** The facts about the table, and the Region of the host's bucket, which may not be the form's. */
function apart({ bucketRegion, ...table }: TableExportFacts): {
  readonly table: TableExportFacts;
  readonly bucketRegion: string | undefined;
} {
  return { table, bucketRegion };
}

/** The form with fresh facts, which answer what the host objected to about the table. */
export function withFacts(form: FormModel, facts: TableExportFacts): FormModel {
  const hostIssues = form.hostIssues.filter(({ field }) => field !== 'table');
  return { ...form, facts: apart(facts).table, hostIssues };
}

/** What `setState` keeps of a form. */
export function toKept({ connection, source, draft, touched, stage }: FormModel): FormState {
  const state: FormState = {
    version: 2,
    kind: 'dynamodb-table',
    connection,
    source,
    draft,
    touched,
  };
  return stage.at === 'started' ? { ...state, jobId: stage.jobId } : state;
}

function belongsTo(kept: FormState, opened: FormOpened): boolean {
  return (
    kept.source.arn === opened.source.arn &&
    kept.connection.profile === opened.connection.profile &&
    kept.connection.region === opened.connection.region
  );
}

/**
 * A page that went away while its request was on its way never heard the answer: a job under its
 * own token is that answer.
 */
function stageOf({ job }: FormOpened, kept: FormState | undefined): Stage {
  const jobId = kept?.jobId ?? (job?.jobId === kept?.draft.clientToken ? job?.jobId : undefined);
  if (jobId === undefined) return { at: 'editing' };
  return { at: 'started', jobId, recalled: true, ...(job?.jobId === jobId && { job }) };
}
