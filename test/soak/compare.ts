import { isLive, type Job } from '../../src/core/jobs/job.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import { groupBy } from '../../src/core/lib/groupBy.ts';
import { markOf } from './flavours.ts';
import type { AwsRecord } from './records.ts';
import type { Came } from './window.ts';

/** How the two records can disagree. */
export type Sort = 'lost' | 'doubled' | 'wrong state';

/** One disagreement, with all that helps to understand it. */
export interface Discrepancy {
  readonly sort: Sort;
  readonly what: string;
  readonly evidence: object;
}

/** One launch as it was asked for, however often. */
export interface Asked {
  /** All but those that must not be sent; the first one first. */
  readonly requests: readonly ExportRequest[];
  /** What the person was told, once for each time. */
  readonly came: readonly Came[];
}

/** Both sides of the comparison. */
export interface Books {
  readonly records: readonly AwsRecord[];
  readonly jobs: readonly Job[];
}

/** What AWS did for these launches, against what the ledger and the person know of them. */
export function compareLaunches(asked: readonly Asked[], books: Books): readonly Discrepancy[] {
  return asked.flatMap((one) => {
    const found = toCase(one, books);
    const evidence = { asked: one, ...found };
    return [...doubledIn(found), ...lostIn(one, found, books), ...wrongIn(one, found)].map(
      ([sort, what]) => ({ sort, what, evidence }),
    );
  });
}

/** What must hold for everything that is in either of the books, whoever asked for it. */
export function compareBooks(
  { records, jobs }: Books,
  marks: ReadonlySet<string>,
): readonly Discrepancy[] {
  const known = new Map(records.map((record) => [record.arn, record]));
  const twice = [
    ...groupBy(
      jobs.filter(({ arn }) => arn),
      ({ arn = '' }) => arn,
    ).values(),
  ];
  return [
    ...twice
      .filter((group) => group.length > 1)
      .map((group) => discrepancy('doubled', 'It is in the ledger twice.', group)),
    ...jobs.flatMap((job) => misreported(job, known)),
    ...records
      .filter(({ mark }) => !marks.has(mark))
      .map((record) => discrepancy('doubled', 'AWS has what nobody asked for.', record)),
  ];
}

type Finding = readonly [sort: Sort, what: string];

interface Case {
  /** What AWS did for it. */
  readonly records: readonly AwsRecord[];
  /** What the ledger has of it, found in a list or asked for here. */
  readonly jobs: readonly Job[];
}

function toCase({ requests }: Asked, books: Books): Case {
  const marks = new Set(requests.map(markOf));
  const tokens = new Set(requests.map(({ token }) => token));
  const kind = requests[0]?.kind;
  const records = books.records.filter((one) => one.kind === kind && marks.has(one.mark));
  const arns = new Set(records.map(({ arn }) => arn));
  const jobs = books.jobs.filter(({ id, arn = '' }) => tokens.has(id) || arns.has(arn));
  return { records, jobs };
}

function doubledIn({ records }: Case): readonly Finding[] {
  return records.length > 1 ? [['doubled', `AWS did it ${records.length} times.`]] : [];
}

function lostIn({ came }: Asked, { records, jobs }: Case, books: Books): readonly Finding[] {
  const own = jobs.filter(({ request }) => request !== undefined);
  const told = came.flatMap((one) => ('jobId' in one ? [one.jobId] : []));
  const findings: (Finding | false)[] = [
    records.some(({ arn }) => !own.some((job) => job.arn === arn)) && [
      'lost',
      'AWS did it, and the ledger does not know that it is ours.',
    ],
    records.length === 0 &&
      came.some((one) => one.came === 'started') && [
        'lost',
        'The person was told that it started, and AWS does not have it.',
      ],
    told.some((id) => !books.jobs.some((job) => job.id === id)) && [
      'lost',
      'The person was told of a job that the ledger does not have.',
    ],
  ];
  return findings.filter((finding) => finding !== false);
}

function wrongIn({ came }: Asked, { records, jobs }: Case): readonly Finding[] {
  const silence = came.filter((one) => one.came === 'silence');
  const silent = silence.map((): Finding => ['wrong state', 'The person was never told anything.']);
  const wrong = jobs.flatMap((job): readonly Finding[] => {
    const record = records.find(({ arn }) => arn === job.arn);
    if (record === undefined && (isLive(job.state) || job.state === 'unwatched')) {
      return [['wrong state', `It is still ${job.state}, and AWS does not have it.`]];
    }
    if (record === undefined || record.state === job.state) return [];
    return [['wrong state', `It is ${job.state} here and ${record.state} at AWS.`]];
  });
  return [...silent, ...wrong];
}

function misreported(job: Job, known: ReadonlyMap<string, AwsRecord>): readonly Discrepancy[] {
  if (job.arn === undefined) return [];
  const record = known.get(job.arn);
  if (record === undefined) return [discrepancy('lost', 'AWS does not have it.', job)];
  if (record.state === job.state) return [];
  return [discrepancy('wrong state', `AWS says ${record.state}.`, job)];
}

const discrepancy = (sort: Sort, what: string, evidence: object): Discrepancy => ({
  ...{ sort, what, evidence },
});
