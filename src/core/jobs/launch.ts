import type { ExportError } from '../errors.ts';
import { jobKinds } from '../kinds/jobKinds.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import { attempt } from '../lib/attempt.ts';
import type { ExportGateway } from '../ports.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';
import { mayHaveStarted, toExportError } from './outcome.ts';
import { errorOf } from './refusal.ts';
import type { Intent } from './transitions.ts';

/** `unconfirmed`: no answer came, `error` says why; the watcher finds out what became of it. */
export interface Launched {
  readonly outcome: 'started' | 'unconfirmed';
  readonly job: Job;
  readonly error?: ExportError;
}

interface LaunchDeps {
  readonly ledger: Ledger;
  readonly gateway: ExportGateway;
}

/**
 * Starts a job exactly once: written down first, then sent. Without an answer it is sent once more
 * where AWS gives the same job for the same token, and never where that would make another one.
 * Whoever asks for what is on its way already, or was asked before, sends nothing and gets what
 * becomes of that. Throws ExportError when AWS refused.
 */
export async function launch(
  request: ExportRequest,
  where: Pick<Intent, 'connection' | 'source' | 'besides'>,
  { ledger, gateway }: LaunchDeps,
): Promise<Launched> {
  const { job, isNew } = await ledger.intend({ ...where, request });
  if (!isNew) return join(job, ledger);

  const send = () => attempt(() => gateway.start(request));
  const first = await send();
  if (first.ok) return outcomeOf(await ledger.accept(job.id, first.value));
  if (!mayHaveStarted(first.error)) return refuse(ledger, job, toExportError(first.error));

  const last = jobKinds[request.kind].repeat === 'same' ? await send() : first;
  if (last.ok) return outcomeOf(await ledger.accept(job.id, last.value));
  return outcomeOf(await ledger.unconfirm(job.id), toExportError(last.error));
}

/** A token that is sent again after eight hours starts another job: only `settle` may do it. */
async function join(job: Job, ledger: Ledger): Promise<Launched> {
  const landed = await landingOf(job, ledger);
  if (landed.refusal === undefined) return outcomeOf(landed);
  throw errorOf(landed.refusal);
}

/** The job once the call for it has ended, in whichever window it is made. */
function landingOf(job: Job, ledger: Ledger): Promise<Job> {
  if (job.state !== 'launching') return Promise.resolve(job);
  return new Promise((resolve) => {
    const hearing = ledger.onDidChange((changed) => {
      if (changed.id !== job.id || changed.state === 'launching') return;
      hearing.dispose();
      resolve(changed);
    });
  });
}

/** The ledger knows whether another call for this token may have come through. */
async function refuse(ledger: Ledger, job: Job, error: ExportError): Promise<Launched> {
  const after = await ledger.reject(job.id, error);
  if (after.state === 'rejected') throw error;
  return outcomeOf(after, error);
}

function outcomeOf(job: Job, error?: ExportError): Launched {
  if (job.arn !== undefined) return { outcome: 'started', job };
  return { outcome: 'unconfirmed', job, ...(error !== undefined && { error }) };
}
