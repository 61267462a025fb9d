import { describe, expect, it } from 'vitest';
import { singleFlight } from './singleFlight.ts';

const minute = 60_000;
const keys = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };

describe('shared credentials', () => {
  it('are asked for once, however many clients wait', async () => {
    let asked = 0;
    const source = singleFlight(() => {
      asked += 1;
      return Promise.resolve(keys);
    });
    await Promise.all([source(), source(), source()]);
    await source();
    expect(asked).toBe(1);
  });

  it('are renewed five minutes before they expire', async () => {
    let asked = 0;
    let now = 0;
    const source = singleFlight(
      () => {
        asked += 1;
        return Promise.resolve({ ...keys, expiration: new Date(60 * minute) });
      },
      () => now,
    );
    await source();
    now = 54 * minute;
    await source();
    expect(asked).toBe(1);
    now = 55 * minute;
    await source();
    expect(asked).toBe(2);
  });

  it('are asked for again after a failure', async () => {
    let asked = 0;
    const source = singleFlight(() => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('signed out')) : Promise.resolve(keys);
    });
    await expect(source()).rejects.toThrow('signed out');
    await expect(source()).resolves.toEqual(keys);
  });
});
