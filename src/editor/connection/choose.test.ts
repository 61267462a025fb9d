import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeMemory } from '../../../test/fakes/fakeEditor.ts';
import { regionChoices, targetChoices, typedRegion, typedTarget } from './choices.ts';
import { addConnection, chooseProfile, chooseRegion, wantConnection } from './choose.ts';
import { Connections } from './connections.ts';
import { preselect } from './preselect.ts';
import { KnownAccounts } from './knownAccounts.ts';

const data = { name: 'acme-data', region: 'eu-west-1', kind: 'static keys' };
const dev = { name: 'acme-dev', kind: 'SSO', endpoint: 'http://127.0.0.1:4566' };
const broken = { name: 'broken', kind: 'role', problem: 'The source profile is missing.' };

function setUp(...picks: (string | undefined)[]) {
  const world = new FakeAws(new FakeClock());
  world.profileList = [data, dev, broken];
  const memories = { here: new FakeMemory(), everywhere: new FakeMemory() };
  const connections = new Connections({
    ...{ world, ...memories },
    begin: (profiles) => Promise.resolve(preselect(profiles, {})),
  });
  const ask = new FakeAsk();
  ask.picks = picks;
  return { ask, connections, deps: { world, connections, ask } };
}

describe('chooseProfile', () => {
  it('takes the Region of the profile without asking', async () => {
    const { connections, deps } = setUp('acme-data');
    await chooseProfile(deps);
    expect(connections.current).toEqual({ profile: 'acme-data', region: 'eu-west-1' });
  });

  it('asks for the Region of a profile that has none', async () => {
    const { connections, deps } = setUp('acme-dev', 'us-east-1');
    await chooseProfile(deps);
    expect(connections.current).toEqual({ profile: 'acme-dev', region: 'us-east-1' });
  });

  it('takes the profile’s own Region, wherever else it was looked at before', async () => {
    const { connections, deps } = setUp('acme-data');
    await connections.choose({ profile: 'acme-data', region: 'us-west-2' });
    await chooseProfile(deps);
    expect(connections.current?.region).toBe('eu-west-1');
  });

  it('goes back to a connection that was used lately in one step', async () => {
    const { ask, connections, deps } = setUp('acme-dev · us-west-2');
    await connections.choose({ profile: 'acme-dev', region: 'us-west-2' });
    await connections.choose({ profile: 'acme-data', region: 'eu-west-1' });
    await chooseProfile(deps);
    expect(connections.current).toEqual({ profile: 'acme-dev', region: 'us-west-2' });
    expect(ask.offered).toHaveLength(1);
  });

  it('takes a profile with a Region as typed', async () => {
    const { connections, deps } = setUp('acme-dev@xx-new-9');
    await chooseProfile(deps);
    expect(connections.current).toEqual({ profile: 'acme-dev', region: 'xx-new-9' });
  });

  it('says what is wrong with a profile that cannot be used, and stays', async () => {
    const { connections, deps } = setUp('broken');
    await expect(chooseProfile(deps)).rejects.toMatchObject({
      reason: 'profile-unusable',
      details: { profile: 'broken', problem: 'The source profile is missing.' },
    });
    expect(connections.current).toBeUndefined();
  });

  it.each([[[undefined]], [['acme-dev', undefined]]])(
    'changes nothing when the person withdraws',
    async (picks) => {
      const { connections, deps } = setUp(...picks);
      expect(await chooseProfile(deps)).toBeUndefined();
      expect(connections.current).toBeUndefined();
    },
  );
});

describe('chooseRegion', () => {
  it('keeps the profile and takes a Region that is not in the list', async () => {
    const { connections, deps } = setUp('xx-new-9');
    await connections.choose({ profile: 'acme-data', region: 'eu-west-1' });
    await chooseRegion(deps);
    expect(connections.current).toEqual({ profile: 'acme-data', region: 'xx-new-9' });
  });

  it('asks for the profile first where there is none', async () => {
    const { connections, deps } = setUp('acme-data');
    await chooseRegion(deps);
    expect(connections.current?.profile).toBe('acme-data');
  });
});

describe('chooseRegion of a row', () => {
  it('is about the profile of that row, and leaves pinned ones alone', async () => {
    const { connections, deps } = setUp('us-west-2');
    await connections.choose({ profile: 'acme-data', region: 'eu-west-1' });
    const dev = { profile: 'acme-dev', region: 'us-east-1' };
    await connections.pin(dev);
    await chooseRegion(deps, dev);
    expect(connections.current).toEqual({ profile: 'acme-dev', region: 'us-west-2' });
    expect(connections.pinned).toEqual([dev]);
  });
});

describe('addConnection', () => {
  const here = { profile: 'acme-data', region: 'eu-west-1' };
  const other = { profile: 'acme-dev', region: 'us-east-1' };

  it('keeps another one in sight and stays with the chosen one', async () => {
    const { connections, deps } = setUp('acme-dev', 'us-east-1');
    await connections.choose(here);
    await addConnection(deps);
    expect(connections.current).toEqual(here);
    expect(connections.all).toEqual([here, other]);
  });

  it('chooses the first one too', async () => {
    const { connections, deps } = setUp('acme-dev', 'us-east-1');
    await addConnection(deps);
    expect(connections.current).toEqual(other);
    expect(connections.all).toEqual([other]);
  });
});

describe('wantConnection', () => {
  it('asks nothing when a connection was chosen', async () => {
    const { ask, connections, deps } = setUp();
    await connections.choose({ profile: 'acme-data', region: 'eu-west-1' });
    expect(await wantConnection(deps)).toEqual(connections.current);
    expect(ask.offered).toEqual([]);
  });
});

describe('targetChoices', () => {
  const [now, before] = [
    { profile: 'acme-data', region: 'eu-west-1' },
    { profile: 'acme-dev', region: 'us-east-1' },
  ];
  const none = { accounts: new KnownAccounts(), current: undefined, recent: [] };

  it('puts what was used lately first, but for where one is now', () => {
    const gone = { profile: 'gone', region: 'us-east-1' };
    const groups = targetChoices([data, dev, broken], {
      ...none,
      current: now,
      recent: [now, before, gone],
    });
    expect(
      groups.map(({ heading, choices }) => [heading, choices.map(({ label }) => label)]),
    ).toEqual([
      ['used lately', ['acme-dev · us-east-1']],
      ['profiles', ['acme-data', 'acme-dev']],
      ['cannot be used', ['broken']],
    ]);
  });

  it('names the account where it is known', () => {
    const accounts = new KnownAccounts();
    accounts.set(before, { account: '111122223333', arn: 'arn:x', alias: 'acme' });
    const [group] = targetChoices([dev], { ...none, accounts, recent: [before] });
    expect(group?.choices[0]?.description).toBe('SSO · 111122223333 · acme');
  });

  it('says how a profile authenticates, where, and what is unusual about it', () => {
    const remarked = { ...dev, remarks: ['It uses FIPS endpoints.'] };
    const choices = targetChoices([data, dev, remarked, broken], none).flatMap(
      (group) => group.choices,
    );
    expect(choices).toMatchObject([
      { description: 'static keys · eu-west-1' },
      { description: 'SSO', detail: 'Requests go to the custom endpoint http://127.0.0.1:4566' },
      { detail: expect.stringMatching(/4566 · It uses FIPS endpoints\.$/) as string },
      { description: 'role', detail: '$(warning) The source profile is missing.' },
    ]);
    expect(choices[0]).not.toHaveProperty('detail');
  });
});

describe('typedTarget', () => {
  it.each(['acme-data@us-east-1', 'acme-data us-east-1', 'ACME-data · US-east-1 '])(
    'takes %j',
    (text) => {
      expect(typedTarget(text, [data, dev])?.value).toEqual({ profile: data, region: 'us-east-1' });
    },
  );

  it('takes a name with spaces and an @ in it', () => {
    const odd = { ...data, name: 'dana@acme prod' };
    expect(typedTarget('dana@acme prod@eu-west-1', [odd])?.value.profile).toBe(odd);
  });

  it.each(['acme-data', 'other us-east-1', 'acme-data tables', 'us-east-1'])(
    'takes %j for no connection',
    (text) => {
      expect(typedTarget(text, [data, dev])).toBeUndefined();
    },
  );
});

describe('regionChoices', () => {
  it('puts suggestions first and leaves them out below', () => {
    const [first, rest] = regionChoices(['eu-west-1', 'eu-west-1']);
    expect(first?.choices).toMatchObject([{ label: 'eu-west-1', description: 'Europe (Ireland)' }]);
    expect(rest?.choices.some(({ value }) => value === 'eu-west-1')).toBe(false);
  });
});

describe('typedRegion', () => {
  it.each(['xx-new-9', ' EU-WEST-9 '])('takes %j, which has the form of a Region', (text) => {
    expect(typedRegion(text)?.value).toBe(text.trim().toLowerCase());
  });

  it.each(['eu', 'eu-west', 'eu-west-1; rm', 'eu-west-1'])('takes %j for no new Region', (text) => {
    expect(typedRegion(text)).toBeUndefined();
  });
});
