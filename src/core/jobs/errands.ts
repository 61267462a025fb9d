import { connectionKey, type Connection } from '../connection.ts';
import { groupBy } from '../lib/groupBy.ts';
import type { Service } from '../sources.ts';
import type { Job } from './job.ts';

/** What one visit to AWS is for: all running exports of one source, or one without an answer. */
export interface Errand {
  readonly key: string;
  readonly task: 'follow' | 'settle';
  readonly connection: Connection;
  readonly service: Service;
  /** Never empty; exactly one for `settle`. */
  readonly jobs: readonly Job[];
}

/** What there is to do for these jobs. One that is being launched is left to whoever launches it. */
export function errandsOf(jobs: readonly Job[]): readonly Errand[] {
  const running = jobs.filter(({ state }) => state === 'running');
  const unsettled = jobs.filter(({ state }) => state === 'unconfirmed');
  return [
    ...[...groupBy(running, sourceKey)].map(([key, group]) => errand('follow', key, group)),
    ...unsettled.map((job) => errand('settle', job.id, [job])),
  ].flat();
}

/** The same errands by connection: what fails for one may still do for another. */
export function byConnection(errands: readonly Errand[]): readonly (readonly Errand[])[] {
  return [...groupBy(errands, ({ connection }) => connectionKey(connection)).values()];
}

const sourceKey = ({ connection, source }: Job) => `${connectionKey(connection)} ${source.arn}`;

/** No errand for no job: the first one tells where to go. */
function errand(task: Errand['task'], key: string, jobs: readonly Job[]): readonly Errand[] {
  return jobs.slice(0, 1).map(({ connection, source }) => {
    return { key, task, connection, service: source.service, jobs };
  });
}
