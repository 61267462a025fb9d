import type { DomainItem } from '../../seed.ts';
import { firstNames, lastNames } from '../items/vocabulary.ts';
import { generate } from '../random.ts';
import { iso, momentWithin } from '../time.ts';

/** Who gets the newsletter, and about what. */
export function subscriberItems(): readonly DomainItem[] {
  return generate('newsletter-subscribers', 200, (random, index) => ({
    name: `subscriber${index + 1}@example.com`,
    attributes: {
      name: [`${random.pick(firstNames)} ${random.pick(lastNames)}`],
      interests: random.some(['climbing', 'hiking', 'ski touring', 'trail running']),
      language: [random.pick(['en', 'de', 'fr', 'pt', 'pl'])],
      subscribedAt: [iso(momentWithin(random, 2_000))],
      confirmed: [String(random.chance(0.92))],
    },
  }));
}
