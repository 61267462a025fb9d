import { demoSeed } from '../aws/data/demo.ts';
import type { Seed } from '../aws/seed.ts';

interface Asked {
  readonly requestedAgo: number;
  readonly duration: number;
}

const hasEnded = ({ requestedAgo, duration }: Asked): boolean => requestedAgo > duration;

/** The demo's account with nothing under way, so that whatever ends was started by the test. */
export const quietSeed: Seed = {
  ...demoSeed,
  exports: demoSeed.exports.filter(({ startedAgo, duration }) => startedAgo > duration),
  tasks: (demoSeed.tasks ?? []).filter(hasEnded),
  domainExports: (demoSeed.domainExports ?? []).filter(hasEnded),
};
