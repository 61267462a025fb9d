import { jobKinds } from '../kinds/jobKinds.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import { sameJson } from '../lib/json.ts';
import { isLive, type Job } from './job.ts';
import type { Intent } from './transitions.ts';

/** The jobs under way that ask for the very same as an intent, each under another token. */
export function twinsOf(
  jobs: Iterable<Job>,
  { request, source }: Pick<Intent, 'request' | 'source'>,
): readonly Job[] {
  return [...jobs].filter(
    (job) =>
      job.id !== request.token &&
      isUnderWayToEnd(job) &&
      job.source.arn === source.arn &&
      job.request !== undefined &&
      asksForTheSame(job.request, request),
  );
}

/**
 * A twin that keeps an intent from being written down: where AWS would do the same twice, any; else
 * one that the person has not been asked about, because another window was as quick as this one.
 */
export function twinInTheWay(jobs: Iterable<Job>, intent: Intent): Job | undefined {
  const twins = twinsOf(jobs, intent);
  if (jobKinds[intent.request.kind].repeat === 'another') return twins[0];
  const { besides } = intent;
  return besides && twins.find(({ id }) => !besides.includes(id));
}

/** What is being canceled is about to make room for another one. */
const isUnderWayToEnd = ({ state }: Job) => isLive(state) && state !== 'canceling';

function asksForTheSame(one: ExportRequest, other: ExportRequest): boolean {
  return one.kind === other.kind && sameJson(withoutIdentifier(one), withoutIdentifier(other));
}

function withoutIdentifier({ kind, input }: ExportRequest): object {
  const identifiers: readonly string[] = jobKinds[kind].identifiers;
  return Object.fromEntries(Object.entries(input).filter(([name]) => !identifiers.includes(name)));
}
