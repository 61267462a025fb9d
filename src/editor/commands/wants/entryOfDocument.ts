import type { Connection } from '../../../core/connection.ts';
import type { Ledger } from '../../../core/jobs/ledger.ts';
import type { KindId } from '../../../core/kinds/kind.ts';
import { ExportError } from '../../../core/errors.ts';
import type { AwsWorld } from '../../../core/ports.ts';
import { fromAddress, type DocumentRef } from '../../documents/documentRef.ts';
import { entryOfJob, entryOfSummary, type ExportEntry } from '../../explorer/entries.ts';

interface EntryDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly ledger: Pick<Ledger, 'byArn' | 'get'>;
}

/**
 * The job that a document is about, from the query of its address, which is what the commands above
 * its text are called with. Undefined for any other argument; throws ExportError.
 */
export async function entryOfDocument(
  arg: unknown,
  deps: EntryDeps,
): Promise<ExportEntry | undefined> {
  const ref = typeof arg === 'string' ? fromAddress(arg) : undefined;
  const known = ref && jobIn(ref);
  if (known === undefined) return undefined;
  const kept = deps.ledger.get(known.id) ?? deps.ledger.byArn(known.id);
  if (kept !== undefined) return entryOfJob(kept);
  const { connection, job } = known;
  if (connection === undefined || job === undefined) throw new ExportError('export-not-found');
  const gateway = (await deps.world.connect(connection)).exportsOf(job);
  const report = await gateway.describe(known.id);
  return { ...entryOfSummary(connection, report), report };
}

interface JobInDocument {
  readonly id: string;
  /** Without these two only the ledger knows it. */
  readonly connection?: Connection;
  readonly job?: KindId;
}

function jobIn(ref: DocumentRef): JobInDocument | undefined {
  if (ref.kind === 'request') return { id: ref.jobId };
  if (ref.kind === 'failure') return ref;
  return ref.kind === 'details' ? { ...ref, id: ref.arn } : undefined;
}
