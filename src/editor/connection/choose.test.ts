import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeMemory } from '../../../test/fakes/fakeEditor.ts';
import { profileChoices, regionChoices, typedRegion } from './choices.ts';
import { chooseProfile, chooseRegion, wantConnection } from './choose.ts';
import { Connections } from './connections.ts';

const data = { name: 'acme-data', region: 'eu-west-1', kind: 'static keys' };
const dev = { name: 'acme-dev', kind: 'SSO', endpoint: 'http://127.0.0.1:4566' };
const broken = { name: 'broken', kind: 'role', problem: 'The source profile is missing.' };

function setUp(...picks: (string | undefined)[]) {
  const world = new FakeAws(new FakeClock());
  world.profileList = [data, dev, broken];
  const memories = { here: new FakeMemory(), everywhere: new FakeMemory() };
  const connections = new Connections({ world, ...memories, env: {} });
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

  it('goes back to where a profile was looked at last', async () => {
    const { connections, deps } = setUp('acme-data');
    await connections.choose({ profile: 'acme-data', region: 'us-west-2' });
    await chooseProfile(deps);
    expect(connections.current?.region).toBe('us-west-2');
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

describe('wantConnection', () => {
  it('asks nothing when a connection was chosen', async () => {
    const { ask, connections, deps } = setUp();
    await connections.choose({ profile: 'acme-data', region: 'eu-west-1' });
    expect(await wantConnection(deps)).toEqual(connections.current);
    expect(ask.offered).toEqual([]);
  });
});

describe('profileChoices', () => {
  const recent = [{ profile: 'acme-dev', region: 'us-east-1' }];

  it('puts the profiles that were used lately first', () => {
    const groups = profileChoices([data, dev], recent);
    expect(
      groups.map(({ heading, choices }) => [heading, choices.map(({ label }) => label)]),
    ).toEqual([
      ['used lately', ['acme-dev']],
      ['other profiles', ['acme-data']],
    ]);
  });

  it('says how a profile authenticates, where, and what is unusual about it', () => {
    const [group] = profileChoices([data, dev, broken], []);
    expect(group?.choices).toMatchObject([
      { description: 'static keys · eu-west-1' },
      { description: 'SSO', detail: 'Requests go to the custom endpoint http://127.0.0.1:4566' },
      { description: 'role', detail: '$(warning) The source profile is missing.' },
    ]);
    expect(group?.choices[0]).not.toHaveProperty('detail');
  });
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
