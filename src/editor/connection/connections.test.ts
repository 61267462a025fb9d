import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { FakeMemory } from '../../../test/fakes/fakeEditor.ts';
import type { Profile } from '../../core/ports.ts';
import { Connections } from './connections.ts';
import { preselect, type AwsEnvironment } from './preselect.ts';

const data: Profile = { name: 'acme-data', region: 'eu-west-1', kind: 'static keys' };
const dev: Profile = { name: 'acme-dev', kind: 'SSO' };

function setUp(profiles: readonly Profile[], env: AwsEnvironment = {}) {
  const clock = new FakeClock();
  const aws = new FakeAws(clock);
  aws.profileList = profiles;
  const here = new FakeMemory();
  const everywhere = new FakeMemory();
  const begin = (all: readonly Profile[]) => Promise.resolve(preselect(all, env));
  const open = () => new Connections({ world: aws, here, everywhere, begin });
  return { aws, clock, here, open, connections: open() };
}

describe('Connections', () => {
  it('begins with the only profile there is, without being asked', async () => {
    const { connections } = setUp([data]);
    expect(connections.state).toBe('unknown');
    expect(await connections.settle()).toEqual({ profile: 'acme-data', region: 'eu-west-1' });
    expect(connections.state).toBe('connected');
  });

  it('waits for a choice between several profiles', async () => {
    const { connections } = setUp([data, dev]);
    expect(await connections.settle()).toBeUndefined();
    expect(connections.state).toBe('noConnection');
  });

  it('says that there are no profiles', async () => {
    const { connections } = setUp([]);
    await connections.settle();
    expect(connections.state).toBe('noProfiles');
  });

  it('remembers the choice in the workspace', async () => {
    const { connections, open } = setUp([data, dev]);
    await connections.choose({ profile: 'acme-dev', region: 'us-east-1' });
    const later = open();
    expect(later.state).toBe('connected');
    expect(later.current).toEqual({ profile: 'acme-dev', region: 'us-east-1' });
  });

  it('remembers what was chosen lately, latest first and each once', async () => {
    const { connections } = setUp([data, dev]);
    const [a, b] = [
      { profile: 'acme-data', region: 'eu-west-1' },
      { profile: 'acme-dev', region: 'us-east-1' },
    ];
    await connections.choose(a);
    await connections.choose(b);
    await connections.choose(a);
    expect(connections.recent).toEqual([a, b]);
  });

  it('tells of every change', async () => {
    const { connections } = setUp([data, dev]);
    let changes = 0;
    connections.onDidChange(() => (changes += 1));
    await connections.settle();
    await connections.settle();
    expect(changes).toBe(1);
    await connections.choose({ profile: 'acme-dev', region: 'us-east-1' });
    expect(changes).toBe(2);
  });

  it('does not let reading the profiles undo a choice that was made meanwhile', async () => {
    const { connections } = setUp([data]);
    const settling = connections.settle();
    await connections.choose({ profile: 'acme-dev', region: 'us-east-1' });
    expect(await settling).toEqual({ profile: 'acme-dev', region: 'us-east-1' });
    expect(connections.current?.profile).toBe('acme-dev');
  });

  it('ignores what another version may have remembered', async () => {
    const { here, open } = setUp([data, dev]);
    await here.update('connection', { profile: 7 });
    expect(open().current).toBeUndefined();
  });

  it('tries again when profiles could not be read', async () => {
    const { aws, connections } = setUp([data]);
    aws.faults.set('profiles', Object.assign(new Error('no'), { reason: 'unknown' }) as never);
    await expect(connections.settle()).rejects.toThrow('no');
    aws.faults.clear();
    expect(await connections.settle()).toBeDefined();
  });
});

describe('pinned connections', () => {
  const [a, b, c] = [
    { profile: 'acme-data', region: 'eu-west-1' },
    { profile: 'acme-dev', region: 'us-east-1' },
    { profile: 'acme-dev', region: 'us-west-2' },
  ];

  it('stay in their order, whichever is chosen', async () => {
    const { connections } = setUp([data, dev]);
    await connections.choose(a);
    await connections.pin(b);
    await connections.pin(c);
    expect(connections.all).toEqual([a, b, c]);
    await connections.choose(c);
    expect(connections.all).toEqual([b, c]);
    await connections.pin(b);
    expect(connections.all).toEqual([b, c]);
  });

  it('are remembered in the workspace', async () => {
    const { connections, open } = setUp([data, dev]);
    await connections.choose(a);
    await connections.pin(b);
    expect(open().all).toEqual([a, b]);
  });

  it('hand over to the next when the chosen one is removed', async () => {
    const { connections, open } = setUp([data, dev]);
    await connections.choose(a);
    await connections.pin(b);
    await connections.unpin(a);
    expect(connections.all).toEqual([b]);
    expect(connections.current).toEqual(b);
    expect(open().current).toEqual(b);
  });

  it('leave the choice to the person once the last one is removed', async () => {
    const { connections, open } = setUp([data, dev]);
    await connections.choose(a);
    await connections.unpin(a);
    expect(connections.state).toBe('unknown');
    expect(await connections.settle()).toBeUndefined();
    expect(open().current).toBeUndefined();
  });

  it('go without a trace of the chosen one', async () => {
    const { connections } = setUp([data, dev]);
    await connections.choose(a);
    await connections.pin(b);
    await connections.unpin(b);
    expect(connections.all).toEqual([a]);
    expect(connections.current).toEqual(a);
  });
});

describe('changed credentials', () => {
  async function renewed(later: readonly Profile[]) {
    const { aws, connections } = setUp([data, dev]);
    const changed: string[][] = [];
    await connections.profiles();
    connections.onDidRenew(({ isChanged }) => {
      changed.push(['acme-data', 'acme-dev', 'new'].filter(isChanged));
    });
    aws.profileList = later;
    aws.changeCredentials();
    await idle();
    return changed;
  }

  it('tell which profiles were written otherwise, are new or gone', async () => {
    const moved = { ...data, region: 'us-west-2' };
    expect(await renewed([moved, dev])).toEqual([['acme-data']]);
    expect(await renewed([data, { ...data, name: 'new' }])).toEqual([['acme-dev', 'new']]);
  });

  it('are told where the files are as they were: somebody may have signed in', async () => {
    expect(await renewed([data, { ...dev }])).toEqual([[]]);
  });

  it('make the first profile appear by itself', async () => {
    const { aws, connections } = setUp([]);
    await connections.settle();
    aws.profileList = [data];
    aws.changeCredentials();
    await idle();
    expect(connections.current?.profile).toBe('acme-data');
  });
});

describe('an environment of which nobody knows whether it has credentials', () => {
  it('is not taken for a profile that there is', async () => {
    const environment = {
      name: '(environment)',
      kind: 'instance role',
      isUncertain: true,
    } as const;
    const { connections } = setUp([environment]);
    await connections.settle();
    expect(connections.state).toBe('noProfiles');
  });
});

describe('preselect', () => {
  it('takes the profile that AWS_PROFILE names', () => {
    expect(preselect([data, dev], { AWS_PROFILE: 'acme-data' })).toEqual({
      profile: 'acme-data',
      region: 'eu-west-1',
    });
  });

  it('takes no other profile when the named one does not exist', () => {
    expect(preselect([data], { AWS_PROFILE: 'gone' })).toBeUndefined();
  });

  it('takes the Region as the AWS CLI does: AWS_REGION before the profile’s own', () => {
    const env = { AWS_REGION: 'us-west-2', AWS_DEFAULT_REGION: 'us-east-1' };
    expect(preselect([data], env)?.region).toBe('us-west-2');
    expect(preselect([data], { ...env, AWS_REGION: '' })?.region).toBe('us-east-1');
  });

  it('leaves the choice to the person when no Region is known', () => {
    expect(preselect([dev], {})).toBeUndefined();
  });

  it('does not begin with a profile that cannot be used', () => {
    expect(preselect([{ ...data, problem: 'It has no credentials.' }], {})).toBeUndefined();
  });
});
