import type { Finding } from '../../../src/core/preflight/finding.ts';

/**
 * How a preflight announces a bad end: by a fail, by a warning that it is likely, or by saying that
 * it could not look at the place in question. A bad end without any of these was missed.
 */
export type Sign = 'foretold' | 'likely' | 'unseen' | 'missed';

/** What the checks that could tell of a bad end made of it. */
export function signOf(findings: readonly Finding[], by: readonly string[]): Sign {
  const said = findings.filter(({ id }) => by.includes(id)).map(({ verdict }) => verdict);
  if (said.includes('fail')) return 'foretold';
  if (said.includes('warn')) return 'likely';
  return said.includes('unknown') ? 'unseen' : 'missed';
}

/** The fails that nothing in the account justifies. */
export function wrongFails(findings: readonly Finding[], by: readonly string[]): readonly string[] {
  return findings
    .filter(({ id, verdict }) => verdict === 'fail' && !by.includes(id))
    .map(({ id, looked, found }) => `${id}: ${looked}: ${found}`);
}
