import { n } from '../attributes.ts';
import { sessionItem } from '../items/sessions.ts';
import type { Random } from '../random.ts';
import { day, hour, minute } from '../time.ts';
import { lives, type Birth, type Stage } from './history.ts';

/** Sessions that start every other minute, are seen once more, and mostly end by signing out. */
export const sessionChanges = lives({
  seed: 'new sessions',
  every: 2 * minute,
  longest: 3 * hour,
  live,
});

function live(random: Random, { moment }: Birth): readonly Stage[] {
  const startedAt = toSeconds(moment);
  const started = {
    ...sessionItem(random),
    startedAt: n(startedAt),
    expiresAt: n(startedAt + toSeconds(14 * day)),
  };
  const seen = random.int(minute, 25 * minute);
  const stages = [
    { after: 0, image: started },
    { after: seen, image: { ...started, lastSeenAt: n(startedAt + toSeconds(seen)) } },
  ];
  if (random.chance(0.3)) return stages;
  return [...stages, { after: random.int(30 * minute, 3 * hour), image: undefined }];
}

function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
