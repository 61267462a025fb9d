import { describe, expect, it } from 'vitest';
import { planSoak } from './plan.ts';
import { reportOf } from './report.ts';
import { runSoak } from './soak.ts';

describe('a plan', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(planSoak(5, 60)).toEqual(planSoak(5, 60));
    expect(planSoak(5, 60)).not.toEqual(planSoak(6, 60));
  });

  it('has as many launches as were asked for, of every sort', () => {
    const clicks = planSoak(5, 203).flatMap((wave) => wave.clicks);
    expect(clicks).toHaveLength(203);
    expect(new Set(clicks.map(({ flavour }) => flavour)).size).toBe(7);
    expect(new Set(clicks.map(({ token }) => token)).size).toBe(203);
  });
});

describe('exports of every kind, while everything goes wrong', () => {
  it(
    'are neither lost nor doubled, and end here as they end at AWS',
    { timeout: 120_000 },
    async () => {
      const result = await runSoak({ seed: 20_261_121, launches: 80 });
      expect(result.discrepancies).toEqual([]);
      expect(result.violations).toEqual([]);
      expect(reportOf(result).at(-1)).toBe('0 lost, 0 doubled, 0 wrong states');
      expect([...result.told.values()].filter((times) => times > 1)).toEqual([]);
      expect(result.accepted).toBeGreaterThan(30);
    },
  );
});
