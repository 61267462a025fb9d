import type { AwsCredentialIdentity } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { Kept, type KeptOptions } from './kept.ts';

const minute = 60_000;
const keys = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
const until = (minutes: number): AwsCredentialIdentity => ({
  ...keys,
  expiration: new Date(minutes * minute),
});

/** Credentials whose loadings are counted, on a clock of minutes that the test moves. */
function kept(
  load: () => Promise<AwsCredentialIdentity>,
  more: Partial<KeptOptions> = {},
): { one: Kept; clock: { minutes: number }; loads: () => number } {
  const clock = { minutes: 0 };
  let loads = 0;
  const one = new Kept({
    load: () => {
      loads += 1;
      return load();
    },
    onAccepted: () => undefined,
    now: () => clock.minutes * minute,
    ...more,
  });
  return { one, clock, loads: () => loads };
}

describe('kept credentials', () => {
  it('are loaded once, however many wait', async () => {
    const { one, loads } = kept(() => Promise.resolve(keys));
    await Promise.all([one.get('eu-west-1'), one.get('us-east-1'), one.get('eu-west-1')]);
    await one.get('eu-west-1');
    expect(loads()).toBe(1);
  });

  it.each([
    ['five minutes', {}, 54, 56],
    ['one minute, where somebody is asked,', { asks: 'it' }, 58, 59.5],
  ])('are renewed %s before they expire', async (_, more, early, late) => {
    const { one, clock, loads } = kept(() => Promise.resolve(until(60)), more);
    await one.get('eu-west-1');
    clock.minutes = early;
    await one.get('eu-west-1');
    expect(loads()).toBe(1);
    clock.minutes = late;
    await one.get('eu-west-1');
    expect(loads()).toBe(2);
  });

  it('are used for half of their life where that is short', async () => {
    const { one, clock, loads } = kept(() => Promise.resolve(until(4)));
    await one.get('eu-west-1');
    clock.minutes = 1.9;
    await one.get('eu-west-1');
    expect(loads()).toBe(1);
    clock.minutes = 2.1;
    await one.get('eu-west-1');
    expect(loads()).toBe(2);
  });

  it('are loaded again after a failure', async () => {
    let fails = true;
    const { one } = kept(() => (fails ? Promise.reject(new Error('no')) : Promise.resolve(keys)));
    await expect(one.get('eu-west-1')).rejects.toThrow('no');
    fails = false;
    await expect(one.get('eu-west-1')).resolves.toEqual(keys);
  });

  it('are used to their end where they cannot be renewed', async () => {
    let fails = false;
    const load = () => (fails ? Promise.reject(new Error('no')) : Promise.resolve(until(60)));
    const { one, clock } = kept(load);
    await one.get('eu-west-1');
    fails = true;
    clock.minutes = 58;
    await expect(one.get('eu-west-1')).resolves.toEqual(until(60));
    clock.minutes = 60;
    await expect(one.get('eu-west-1')).rejects.toThrow('no');
  });
});

describe('credentials that are over as they come, by a clock that is ahead', () => {
  it('are kept, and nobody is asked for each call, until AWS calls them expired', async () => {
    const { one, clock, loads } = kept(() => Promise.resolve(until(60)), { asks: 'it' });
    clock.minutes = 90;
    await one.get('eu-west-1');
    await one.get('us-east-1');
    expect([loads(), one.deviceAsked()]).toEqual([1, undefined]);
    one.refused('AKIAEXAMPLE', true);
    await one.get('eu-west-1');
    expect(loads()).toBe(2);
  });
});

describe('credentials that AWS has refused', () => {
  it('are let go of also where they are those of the source', async () => {
    const { one: source, loads } = kept(() => Promise.resolve(keys));
    const { one: role } = kept(() => Promise.resolve({ ...keys, accessKeyId: 'ROLE' }), { source });
    await source.get('eu-west-1');
    role.refused('AKIAEXAMPLE', true);
    await source.get('eu-west-1');
    expect(loads()).toBe(2);
  });

  it('are loaded again, but not because of those before them', async () => {
    let count = 0;
    const { one } = kept(() => Promise.resolve({ ...keys, accessKeyId: `K${(count += 1)}` }));
    await one.get('eu-west-1');
    one.refused('K1', true);
    await one.get('eu-west-1');
    one.refused('K1', true);
    expect((await one.get('eu-west-1')).accessKeyId).toBe('K2');
  });

  it('are loaded again with a question only where AWS says that they have expired', async () => {
    const { one, loads } = kept(() => Promise.resolve(keys), { asks: 'it' });
    await one.get('eu-west-1');
    one.refused('AKIAEXAMPLE', false);
    await one.get('eu-west-1');
    expect(loads()).toBe(1);
    one.refused('AKIAEXAMPLE', true);
    await one.get('eu-west-1');
    expect(loads()).toBe(2);
  });
});

describe('a question for a code', () => {
  it('would come up until there are credentials, also of the source', async () => {
    const { one: source, clock } = kept(() => Promise.resolve(until(60)), { asks: 'base' });
    const { one: role } = kept(() => Promise.resolve(keys), { source });
    expect([source.deviceAsked(), role.deviceAsked()]).toEqual(['base', 'base']);
    await source.get('eu-west-1');
    expect(role.deviceAsked()).toBeUndefined();
    clock.minutes = 60;
    expect(role.deviceAsked()).toBe('base');
    await role.get('eu-west-1');
    expect(role.deviceAsked()).toBeUndefined();
  });

  it('is told to have been answered once the credentials can be had', async () => {
    const seen: (string | undefined)[] = [];
    const { one } = kept(() => Promise.resolve(keys), {
      asks: 'it',
      onAccepted: () => seen.push(one.deviceAsked()),
    });
    await one.get('eu-west-1');
    await one.get('eu-west-1');
    expect(seen).toEqual([undefined]);
  });
});
