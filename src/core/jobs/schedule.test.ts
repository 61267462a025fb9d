import { describe, expect, it } from 'vitest';
import { delayAfter, type Look, type Pace } from './schedule.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const pace: Pace = { intervalMs: 15 * second, attention: 'in use' };
const away: Pace = { ...pace, attention: 'away' };
const glance: Pace = { ...pace, attention: 'in view' };
const fine: Look = { at: 0, failures: 0, misses: 0 };

describe('delayAfter', () => {
  it.each([
    ['a young export', fine, minute, pace, 15 * second],
    ['one that started in the future, by our clock', fine, -hour, pace, 15 * second],
    ['one of 40 minutes', fine, 40 * minute, pace, minute],
    ['one of 30 hours', fine, 30 * hour, pace, 2 * minute],
    ['a young one that nobody is waiting for', fine, minute, away, minute],
    ['a young one in view of somebody who works elsewhere', fine, minute, glance, 30 * second],
    ['an old one that nobody is waiting for', fine, 30 * hour, away, 8 * minute],
    ['a first failure', { ...fine, failures: 1 }, minute, pace, 15 * second],
    ['a third failure', { ...fine, failures: 3 }, minute, pace, minute],
    ['the hundredth failure', { ...fine, failures: 100 }, minute, pace, 2 * minute],
    ['an export that AWS does not know', { ...fine, misses: 1 }, minute, pace, 30 * second],
    ['one that it has not known for long', { ...fine, misses: 50 }, minute, pace, hour],
  ])('is right for %s', (_, ...[look, age, how, delay]) => {
    expect(delayAfter(look, age, how)).toBe(delay);
  });

  it('is never shorter than the interval that the person chose', () => {
    const slow: Pace = { intervalMs: 5 * minute, attention: 'in use' };

    expect(delayAfter(fine, minute, slow)).toBe(5 * minute);
    expect(delayAfter({ ...fine, failures: 2 }, minute, slow)).toBe(5 * minute);
  });
});
