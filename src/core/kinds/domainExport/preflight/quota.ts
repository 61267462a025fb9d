import type { Check, Subject } from '../../../preflight/check.ts';
import { fail, pass, unknown, warn, type Found } from '../../../preflight/found.ts';
import { readList } from '../../../lib/readList.ts';
import type { DomainExportFacts, StartDomainExportRequest } from '../../domainExport.ts';
import { domainExportJobs } from '../jobs.ts';
import { lastDay } from '../lastDay.ts';
import { mostOfAccount, mostOfDomain, quotaFinding } from '../quotaFinding.ts';

/** Whether AWS starts one more export within 24 hours, counted as the form does. */
export function quotaCheck({ input, facts }: Subject<StartDomainExportRequest>): Check {
  return {
    ...{ id: 'export-quota', looked: 'Exports of the last 24 hours', field: 'domain' },
    isOfStart: true,
    async find({ exportsOf }, signal) {
      const { now } = facts;
      if (now === undefined) return unknown('The time is not known.');
      const gateway = exportsOf(domainExportJobs.id);
      const { items, isWhole } = await readList((next) => gateway.list(undefined, next, signal));
      return counted(lastDay(items, input.domainName, now), isWhole);
    },
  };
}

function counted(count: NonNullable<DomainExportFacts['lastDay']>, isWhole: boolean): Found {
  const { ofDomain, ofAccount, failed } = count;
  const among = failed?.ofAccount ? `, with ${failed.ofAccount} that failed` : '';
  const found = `${ofDomain} of the ${mostOfDomain} that AWS starts for a domain, ${ofAccount} of the ${mostOfAccount} for an account${among}.`;
  const finding = quotaFinding({ lastDay: count });
  if (finding?.severity === 'error') return fail(found, finding.message);
  if (!isWhole) return unknown(`${found} The list was not read to its end.`);
  return finding === undefined ? pass(found) : warn(found, finding.message);
}
