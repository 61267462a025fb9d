import type { JobReport } from '../../core/jobs/job.ts';
import { manifestKeyCandidates } from '../../output/dynamodb/manifest.ts';
import { jobFaces } from '../jobs/faces/registry.ts';

/**
 * The key of the folder that holds all that an export writes, with a slash at its end; undefined
 * where there is none.
 */
export function outputFolder(report: JobReport): string | undefined {
  return jobFaces[report.kind].folder?.(report);
}

/** The keys that the summary of an export may have, likeliest first; not all exports have one. */
export function manifestKeys(report: JobReport): readonly string[] {
  const { kind, manifestKey, prefix } = report;
  if (manifestKey !== undefined) return manifestKeyCandidates(manifestKey, prefix);
  const key = jobFaces[kind].manifestKey?.(report);
  return key === undefined ? [] : [key];
}
