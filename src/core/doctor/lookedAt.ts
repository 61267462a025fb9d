import type { Fix } from '../preflight/finding.ts';
import type { Mend } from './remedy.ts';

/** Fixes of which the check of this id tells whether they are needed. */
export function lookedAt(check: string, fixes: readonly Fix[]): readonly Mend[] {
  return fixes.map((fix) => ({ ...fix, check }));
}
