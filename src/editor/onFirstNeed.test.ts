import { describe, expect, it } from 'vitest';
import { QuietLog } from '../../test/fakes/quietLog.ts';
import { onFirstNeed } from './onFirstNeed.ts';

describe('onFirstNeed', () => {
  it('loads a part when it is first needed, once for all who need it', async () => {
    let loads = 0;
    const load = onFirstNeed('Forms', () => Promise.resolve((loads += 1)), new QuietLog());
    expect(loads).toBe(0);
    expect(await Promise.all([load(), load()])).toEqual([1, 1]);
    expect(await load()).toBe(1);
  });

  it('logs why a part could not be loaded, and says so in plain words', async () => {
    const log = new QuietLog();
    const load = onFirstNeed('Forms', () => Promise.reject(new Error('no such file')), log);
    await expect(load()).rejects.toThrow(
      'Forms could not be loaded. Reload the window to try again.',
    );
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toContain('error: Forms could not be loaded: Error: no such file');
  });

  it('tries again after a load that failed', async () => {
    let fails = true;
    const load = onFirstNeed(
      'Forms',
      () => (fails ? Promise.reject(new Error('locked')) : Promise.resolve('there')),
      new QuietLog(),
    );
    await expect(load()).rejects.toThrow('could not be loaded');
    fails = false;
    expect(await load()).toBe('there');
  });
});
