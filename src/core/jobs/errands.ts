import { connectionKey, type Connection } from '../connection.ts';
import type { KindId } from '../kinds/kind.ts';
import { groupBy } from '../lib/groupBy.ts';
import { isUnderWay, type Job } from './job.ts';

/** What one visit to AWS is for: all running jobs of one kind and source, or one without an answer. */
export interface Errand {
  readonly key: string;
  readonly task: 'follow' | 'settle';
  readonly connection: Connection;
  readonly kind: KindId;
  /** Never empty; exactly one for `settle`. */
  readonly jobs: readonly Job[];
}

/** What there is to do for these jobs. One that is being launched is left to whoever launches it. */
export function errandsOf(jobs: readonly Job[]): readonly Errand[] {
  const running = jobs.filter(({ state }) => isUnderWay(state));
  const unsettled = jobs.filter(({ state }) => state === 'unconfirmed');
  return [
    ...[...groupBy(running, errandKeyOf)].map(([key, group]) => errand('follow', key, group)),
    ...unsettled.map((job) => errand('settle', job.id, [job])),
  ].flat();
}

/** The same errands by connection: what fails for one may still do for another. */
export function byConnection(errands: readonly Errand[]): readonly (readonly Errand[])[] {
  return [...groupBy(errands, ({ connection }) => connectionKey(connection)).values()];
}

/** The same errands by what one list of AWS tells of; what is to be settled stands alone. */
export function byList(errands: readonly Errand[]): readonly (readonly Errand[])[] {
  return [...groupBy(errands, listKey).values()];
}

/** The same for all errands that the list of all sources tells of. */
export const listKey = ({ task, connection, kind, key }: Errand): string =>
  task === 'settle' ? key : `${connectionKey(connection)} ${kind}`;

/** The key of the errand that a live job is part of. */
export const errandKeyOf = ({ state, id, connection, kind, source }: Job): string =>
  isUnderWay(state) ? `${connectionKey(connection)} ${kind} ${source.arn}` : id;

/** No errand for no job: the first one tells where to go. */
function errand(task: Errand['task'], key: string, jobs: readonly Job[]): readonly Errand[] {
  return jobs.slice(0, 1).map(({ connection, kind }) => {
    return { key, task, connection, kind, jobs };
  });
}
