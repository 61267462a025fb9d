import type { ExportEntry } from '../explorer/entries.ts';
import { jobFaces } from '../jobs/faces/registry.ts';

/** The page of the AWS Console about a job; not all kinds have one. */
export function consoleUrlOf({ arn, kind }: ExportEntry): string | undefined {
  return arn === undefined ? undefined : jobFaces[kind].consoleUrl?.(arn);
}
