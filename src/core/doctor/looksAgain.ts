import type { Remedy } from './remedy.ts';

/** Whether the preflight's check of this id looks at the place that failed. */
export function looksAgain({ lookAgain }: Pick<Remedy, 'lookAgain'>, id: string): boolean {
  if (lookAgain === 'all') return true;
  return lookAgain.some((place) => id === place || id.startsWith(`${place}-`));
}
