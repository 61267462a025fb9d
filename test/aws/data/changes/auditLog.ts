import { n } from '../attributes.ts';
import { auditEntry } from '../items/auditLog.ts';
import { minute } from '../time.ts';
import { lives } from './history.ts';

/** What is done is written down once and never changed. */
export const auditLogChanges = lives({
  seed: 'new entries',
  every: 4 * minute,
  longest: 0,
  live: (random, { index, moment }) => [
    { after: 0, image: { ...auditEntry(random, index), at: n(moment * 1000) } },
  ],
});
