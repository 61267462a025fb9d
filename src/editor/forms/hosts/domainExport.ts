import { joinPrefix, s3Uri } from '../../../core/grammar/s3.ts';
import type { JobSummary } from '../../../core/jobs/job.ts';
import {
  domainExport,
  type DomainExportDraft,
  type DomainExportFacts,
} from '../../../core/kinds/domainExport.ts';
import type { Question } from '../../ask.ts';
import { whereLines, type Where } from '../../connection/where.ts';
import type { HostKind, Lookout } from './hostKind.ts';
import { bucketFact, ifAllowed, readAll } from './lookUps.ts';

/** AWS counts exports by a rolling day, milliseconds. */
const day = 24 * 3_600_000;

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
  const all = await ifAllowed(readAll((next) => gateway.list(undefined, next, signal)));
  if (all === undefined) return undefined;
  const recent = all.filter(isSince(clock.now() - day));
  const ofDomain = recent.filter((one) => one.source.name === source.name).length;
  return { ofDomain, ofAccount: recent.length };
}

const isSince =
  (since: number) =>
  ({ startedAt = 0 }: JobSummary): boolean =>
    startedAt > since;

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
