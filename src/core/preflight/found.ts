import type { Finding, Fix } from './finding.ts';

/** What a check came to; the rest of its finding is told by the check itself. */
export type Found = Omit<Finding, 'id' | 'looked' | 'field'>;

/** Nothing is in the way, as far as `found` says. */
export const pass = (found: string): Found => ({ verdict: 'pass', found });

/** Likely to go wrong, or to cost something. */
export const warn = (found: string, fix?: string | Fix): Found => told('warn', found, fix);

/** Certain to be refused, or to end as failed. */
export const fail = (found: string, fix?: string | Fix): Found => told('fail', found, fix);

/** Could not be looked at, although nothing was denied. */
export const unknown = (found: string, fix?: string | Fix): Found => told('unknown', found, fix);

function told(verdict: Finding['verdict'], found: string, fix: string | Fix | undefined): Found {
  if (fix === undefined) return { verdict, found };
  return { verdict, found, fix: typeof fix === 'string' ? { text: fix } : fix };
}
