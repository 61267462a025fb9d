import type { ExportType } from '../../core/jobs/job.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { jobFaces } from './faces/registry.ts';

/** What of a job tells whether a form can ask for the same. */
export interface Asked {
  readonly kind: KindId;
  readonly exportType: ExportType;
}

/** Whether a form can ask for the same again; a type that is new to us would come back as another. */
export function canAskAgain({ kind, exportType }: Asked): boolean {
  return jobFaces[kind].offers.includes('again') && knownTypes.has(exportType);
}

const knownTypes: ReadonlySet<string> = new Set(['full', 'incremental', 'partial']);
