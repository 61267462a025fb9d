import type { Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { settings } from '../contributions.ts';
import { endedWell } from './ending.ts';

/** The setting that says of which ends the person is told. */
export const notificationsKey = 'awsExports.notifications' satisfies keyof typeof settings;

const choices = ['all', 'failures', 'none'] as const;

export type Notifications = (typeof choices)[number];

/** The editor hands out whatever stands in a settings file; what is no choice counts as not set. */
export function toNotifications(value: unknown): Notifications {
  return choices.find((choice) => choice === value) ?? settings[notificationsKey];
}

/**
 * The ends that this window is to tell of. Written down first: no other window says them again while
 * this one waits for an answer. What the person does not want to hear of counts as told.
 */
export async function claim(
  jobs: readonly Job[],
  ledger: Pick<Ledger, 'announced'>,
  wanted: Notifications,
): Promise<readonly Job[]> {
  const isOurs = await Promise.all(jobs.map(({ id }) => ledger.announced(id)));
  return worthTelling(
    jobs.filter((_, index) => isOurs[index]),
    wanted,
  );
}

function worthTelling(jobs: readonly Job[], wanted: Notifications): readonly Job[] {
  if (wanted === 'none') return [];
  return wanted === 'all' ? jobs : jobs.filter((job) => !endedWell(job));
}
