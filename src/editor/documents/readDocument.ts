import { ExportError } from '../../core/errors.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { AwsWorld, CancelSignal } from '../../core/ports.ts';
import { parseManifestSummary } from '../../output/dynamodb/manifest.ts';
import type { DocumentRef } from './documentRef.ts';
import { detailsText, requestText } from './exportDetails.ts';

export interface ReadDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly ledger: Pick<Ledger, 'get'>;
}

/** A summary is about a kilobyte: what is far larger is no summary. */
const maxManifestBytes = 1_000_000;

/** The text of a document, read now. Throws ExportError. */
export async function readDocument(
  ref: DocumentRef,
  { world, ledger }: ReadDeps,
  signal?: CancelSignal,
): Promise<string> {
  switch (ref.kind) {
    case 'details': {
      const access = await world.connect(ref.connection);
      return detailsText(await access.exportsOf(ref.service).describe(ref.arn, signal));
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
  }
}

/** A manifest with line breaks; what is no manifest is shown as it lies there. */
export function prettyManifest(text: string): string {
  if (parseManifestSummary(text) === undefined) return text;
  return `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
}
