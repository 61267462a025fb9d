import { joinPrefix, s3Uri } from '../../../core/grammar/s3.ts';
import {
  domainExport,
  type DomainExportDraft,
  type DomainExportFacts,
} from '../../../core/kinds/domainExport.ts';
import { lastDay } from '../../../core/kinds/domainExport/lastDay.ts';
import type { Question } from '../../ask.ts';
import { whereLines, type Where } from '../../connection/where.ts';
import type { HostKind, Lookout } from './hostKind.ts';
import { allIfAllowed, bucketFact } from './lookUps.ts';

/** The host's side of the form that exports a SimpleDB domain. */
export const domainExportHost: HostKind<DomainExportDraft, DomainExportFacts> = {
  kind: domainExport,
  title: ({ name }) => `Export ${name} to S3`,
  doing: { open: 'read the domain', refreshFacts: 'read the domain again' },
  async readFacts(lookout) {
    const { access, source, clock, signal } = lookout;
    const [domain, { account }, lastDay] = await Promise.all([
      access.domains.describeDomain(source.name, signal),
      access.identity(signal),
      readLastDay(lookout),
    ]);
    const counted = lastDay === undefined ? {} : { lastDay };
    return { ...access.connection, account, domain, now: clock.now(), ...counted };
  },
  async factsFor({ encryption, bucket }, facts, { access, signal }) {
    if (encryption !== 'KMS') return facts;
    return { ...facts, ...(await bucketFact(access, bucket, signal)) };
  },
  question,
  answers: () => ({}),
};

async function readLastDay(lookout: Lookout): Promise<DomainExportFacts['lastDay']> {
  const { access, source, clock, signal } = lookout;
  const gateway = access.exportsOf('simpledb-domain');
  const all = await allIfAllowed((next) => gateway.list(undefined, next, signal));
  return all && lastDay(all, source.name, clock.now());
}

function question(draft: DomainExportDraft, facts: DomainExportFacts, where: Where): Question {
  const { s3Bucket, s3KeyPrefix } = domainExport.request(draft, facts);
  const { name } = facts.domain;
  return {
    message: `Export ${name} to Amazon S3?`,
    detail: [
      ...whereLines(where),
      `Domain: ${name}`,
      `Destination: ${s3Uri(s3Bucket, joinPrefix(s3KeyPrefix))}AWSSimpleDB/`,
      '',
      domainExport.sentence(draft, facts),
    ].join('\n'),
    action: 'Start Export',
  };
}
