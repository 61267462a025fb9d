import { ExportError, isExportError, type ErrorReason } from '../../core/errors.ts';
import { explainError } from '../../core/insight/explain.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { Cancellation } from '../../core/lib/cancellation.ts';
import { isRecord } from '../../core/lib/json.ts';
import type { AwsWorld, CancelSignal, Clock } from '../../core/ports.ts';
import type { DocumentRef } from './documentRef.ts';
import { readFailure } from './failure.ts';
import { readPermissions } from './permissions.ts';
import { detailsText, keptText, requestText, toText } from './exportDetails.ts';

export interface ReadDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly ledger: Pick<Ledger, 'byArn' | 'get'>;
  readonly clock: Clock;
}

/** A summary is about a kilobyte: what is far larger is no summary. */
const maxManifestBytes = 1_000_000;

/** The text of a document, read now. Throws ExportError. */
export async function readDocument(
  ref: DocumentRef,
  deps: ReadDeps,
  signal?: CancelSignal,
): Promise<string> {
  const { world, ledger } = deps;
  switch (ref.kind) {
    case 'details': {
      const access = await world.connect(ref.connection);
      return orKept(ref.arn, ledger, async () => {
        return detailsText(await access.exportsOf(ref.job).describe(ref.arn, signal));
      });
    }
    case 'backup': {
      const { backups } = await world.connect(ref.connection);
      return orKept(ref.arn, ledger, async () => {
        return toText((await backups.describeBackup(ref.arn, signal)).answer);
      });
    }
    case 'request': {
      const job = ledger.get(ref.jobId);
      if (job === undefined) throw new ExportError('export-not-found');
      return requestText(job);
    }
    case 'manifest': {
      const { objects } = await world.connect(ref.connection);
      return prettyManifest(await objects.readText(ref.bucket, ref.key, maxManifestBytes, signal));
    }
    case 'permissions':
      return readPermissions(ref, await world.connect(ref.connection), signal);
    case 'failure': {
      const access = await world.connect(ref.connection);
      return readFailure(ref, { ...deps, access, signal: signal ?? new Cancellation() });
    }
    case 'paste':
      return ref.text;
  }
}

/** The same after a reload, when nobody waits for an error: the text itself says what is wrong. */
export async function readOrExplain(
  ref: DocumentRef,
  deps: ReadDeps,
  signal: CancelSignal,
): Promise<string> {
  try {
    return await readDocument(ref, deps, signal);
  } catch (error) {
    const { message, next } = explainError(error, 'read this document');
    return toText({ message, next });
  }
}

/** What AWS has forgotten is told from what the ledger keeps of it, if it keeps anything. */
async function orKept(
  arn: string,
  ledger: ReadDeps['ledger'],
  read: () => Promise<string>,
): Promise<string> {
  try {
    return await read();
  } catch (error) {
    const kept = isExportError(error) && forgotten.has(error.reason) && ledger.byArn(arn);
    if (!kept) throw error;
    return keptText(kept);
  }
}

const forgotten: ReadonlySet<ErrorReason> = new Set(['backup-not-found', 'export-not-found']);

/** A manifest with line breaks; what is no JSON object is shown as it lies there. */
function prettyManifest(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? toText(value) : text;
  } catch {
    return text;
  }
}
