import type { JobSummary } from '../../jobs/job.ts';
import type { DomainExportFacts } from '../domainExport.ts';

/** AWS counts exports by a rolling day, milliseconds. */
const day = 24 * 3_600_000;

/** How many exports of a domain and of the account started in the 24 hours before `now`. */
export function lastDay(
  exports: readonly JobSummary[],
  domain: string,
  now: number,
): NonNullable<DomainExportFacts['lastDay']> {
  const recent = exports.filter(({ startedAt = 0 }) => startedAt > now - day);
  const failed = recent.filter(({ state }) => state === 'failed');
  return { ...countOf(recent, domain), failed: countOf(failed, domain) };
}

function countOf(exports: readonly JobSummary[], domain: string) {
  const ofDomain = exports.filter(({ source }) => source.name === domain).length;
  return { ofDomain, ofAccount: exports.length };
}
