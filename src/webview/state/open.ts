import type { FormOpened, FormState } from '../../protocol/exportForm.ts';
import { pages } from '../pages/registry.ts';
import { apart } from './facts.ts';
import type { BucketLook, FormModel, Listing, Stage } from './model.ts';
import { noPreflight } from './preflight.ts';

const nothingListed: Listing<never> = { status: 'idle', items: [] };

/** The form as it opens: what the person typed earlier wins over what the host would fill in. */
export function openForm(opened: FormOpened, kept: FormState | undefined): FormModel {
  const { connection, endpoint, source, form, job } = opened;
  const page = pages[form.kind];
  const mine = kept !== undefined && belongsTo(kept, opened) ? kept : undefined;
  return {
    page,
    connection,
    endpoint,
    source,
    facts: apart(form.facts).facts,
    draft: mine?.draft ?? form.draft,
    touched: mine?.touched ?? [],
    attempted: false,
    hostIssues: [],
    stage: stageOf(opened, mine),
    heard: job,
    error: undefined,
    ...nothingLookedUp,
    failed: opened.failed,
    look: lookOf(opened),
    own: page.own,
    focus: undefined,
    announcement: '',
  };
}

const nothingLookedUp = {
  preflight: noPreflight,
  keyLook: undefined,
  buckets: nothingListed,
  keys: nothingListed,
  roles: nothingListed,
  prices: undefined,
} as const;

/** What `setState` keeps of a form. */
export function toKept({ page, connection, source, draft, touched, stage }: FormModel): FormState {
  const { id: kind } = page.kind;
  const state: FormState = { version: 2, kind, connection, source, draft, touched };
  return stage.at === 'started' ? { ...state, jobId: stage.jobId } : state;
}

/** The Region that the host knows is that of the bucket in its own draft. */
function lookOf({ form }: FormOpened): BucketLook | undefined {
  const { bucketRegion: region } = form.facts;
  const bucket = pages[form.kind].textOf(form.draft, 'bucket');
  if (region === undefined || bucket === undefined) return undefined;
  return { bucket, at: 'found', region };
}

function belongsTo(kept: FormState, { form, source, connection }: FormOpened): boolean {
  return (
    kept.kind === form.kind &&
    kept.source.arn === source.arn &&
    kept.connection.profile === connection.profile &&
    kept.connection.region === connection.region
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
