import { connectionName, sameConnection } from '../../core/connection.ts';
import { formatElapsed } from '../../core/format/text.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { ExportRequest } from '../../core/kinds/registry.ts';
import type { Clock } from '../../core/ports.ts';
import type { SourceRef } from '../../core/sources.ts';
import type { Ask, Question } from '../ask.ts';
import { whereLines, type Where } from '../connection/where.ts';

interface TwinDeps {
  readonly ledger: Pick<Ledger, 'twins'>;
  readonly ask: Pick<Ask, 'confirm'>;
  readonly clock: Clock;
}

/** What is about to be started, and whose account it is. */
export interface Wanted {
  readonly request: ExportRequest;
  readonly source: SourceRef;
  readonly where: Where;
}

/**
 * Asks before the very same is started once more while it is under way, maybe by another form or
 * window. Gives the jobs that the person wants another one beside; undefined when they do not.
 */
export async function askAboutTwins(
  { request, source, where }: Wanted,
  { ledger, ask, clock }: TwinDeps,
): Promise<readonly string[] | undefined> {
  // Of these there is never a second one: the ledger gives the first instead.
  if (jobKinds[request.kind].repeat === 'another') return [];
  const twins = await ledger.twins({ request, source });
  const [newest] = twins;
  if (newest !== undefined && !(await ask.confirm(twinQuestion(newest, where, clock.now())))) {
    return undefined;
  }
  return twins.map(({ id }) => id);
}

/** Whether to do once more what is under way; the default is no. `now` is epoch milliseconds. */
export function twinQuestion(
  { source, connection, state, startedAt }: Job,
  where: Where,
  now: number,
): Question {
  const age = formatElapsed(now - startedAt);
  const stands = state === 'running' ? 'is still running' : 'is not confirmed by AWS yet';
  const other = sameConnection(connection, where) ? '' : ` by ${connectionName(connection)}`;
  return {
    message: `The same export of ${source.name} was started ${age} ago${other} and ${stands}. Start another one?`,
    detail: [
      ...whereLines(where),
      '',
      'AWS would write the same data a second time, and bill it again where it bills exports.',
    ].join('\n'),
    action: 'Start Another',
    refusal: 'Do Not Start',
    isRisky: true,
  };
}
