import { describe, expect, it } from 'vitest';
import { toInterval } from './watchInterval.ts';

describe('the watch interval', () => {
  it('is what the person set, inside what the setting allows', () => {
    expect(toInterval(30)).toBe(30_000);
    expect(toInterval(0)).toBe(2000);
    expect(toInterval(9999)).toBe(300_000);
  });

  it.each([undefined, null, 'fast', '30', NaN, {}])('is the default where it is %s', (value) => {
    expect(toInterval(value)).toBe(15_000);
  });
});
