import type { ExportError } from '../errors.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import { attempt } from '../lib/attempt.ts';
import type { ExportGateway } from '../ports.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';
import { mayHaveStarted, toExportError } from './outcome.ts';
import type { Intent } from './transitions.ts';

/** `unconfirmed`: no answer came, `error` says why; the watcher finds out with the same token. */
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
 * Starts an export exactly once: written down first, then sent; without an answer sent once more,
 * which gives the same export because the token is the same. Throws ExportError when AWS refused.
 */
export async function launch(
  request: ExportRequest,
  where: Pick<Intent, 'connection' | 'source'>,
  { ledger, gateway }: LaunchDeps,
): Promise<Launched> {
  const { connection, source } = where;
  const job = await ledger.intend({ request, connection, source });
  // Known to AWS: after eight hours the token would start another export.
  if (job.arn !== undefined) return { outcome: 'started', job };

  const send = () => attempt(() => gateway.start(request));
  const first = await send();
  if (first.ok) return outcomeOf(await ledger.accept(job.id, first.value));
  if (!mayHaveStarted(first.error)) return refuse(ledger, job, toExportError(first.error));

  const second = await send();
  if (second.ok) return outcomeOf(await ledger.accept(job.id, second.value));
  return outcomeOf(await ledger.unconfirm(job.id), toExportError(second.error));
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
