import { afterAll, describe, expect, it } from 'vitest';
import { launch } from './truth/play.ts';
import { reportOf, type Outcome } from './truth/report.ts';
import { signOf, wrongFails } from './truth/sign.ts';
import { situations } from './truth/situations.ts';

const outcomes: Outcome[] = [];

afterAll(() => {
  // The run's summary: how good the preflight is.
  console.log(reportOf(outcomes));
});

describe('what the preflight tells of, and what AWS then does', () => {
  it.each(situations.map((one) => [one.title, one] as const))('%s', async (_, situation) => {
    const { truth, by = [], sign } = situation;
    const without = await launch(situation, false);
    const { findings, ...looked } = await launch(situation, true);
    expect([without.truth, looked.truth]).toEqual([truth, truth]);
    const outcome = { truth, sign: signOf(findings, by), wrongFails: wrongFails(findings, by) };
    outcomes.push(outcome);
    expect(outcome.wrongFails).toEqual([]);
    if (truth === 'completes') expect(by).toEqual([]);
    else expect(outcome.sign).toBe(sign ?? 'foretold');
  });
});

it('is tried in as many situations as can be thought of', () => {
  expect(situations.length).toBeGreaterThanOrEqual(60);
  expect(new Set(situations.map(({ title }) => title)).size).toBe(situations.length);
});
