import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeShell } from '../../../test/fakes/fakeEditor.ts';
import { FakeSignInDesk } from '../../../test/fakes/fakeSignInDesk.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { explainError } from '../../core/insight/explain.ts';
import { commands } from '../contributions.ts';
import { SignIns } from './signIns.ts';

let clock: FakeClock;
let world: FakeAws;
let ask: FakeAsk;
let shell: FakeShell;
let desk: FakeSignInDesk;
let signIns: SignIns;

beforeEach(() => {
  clock = new FakeClock();
  world = new FakeAws(clock);
  ask = new FakeAsk();
  shell = new FakeShell();
  desk = new FakeSignInDesk();
  signIns = new SignIns({ world, ask, shell, clock, desk });
});

const sso = { connection, signIn: { way: 'sso', profile: 'acme-sso' } } as const;
const expired = new ExportError('credentials-expired', connection);
const fails = (error: ExportError = expired) => world.faults.set('authenticate', error);
const works = () => world.faults.delete('authenticate');

describe('signing in by the AWS CLI', () => {
  it('ends as soon as there are credentials, and says so in passing', async () => {
    fails();
    const signed = signIns.signIn(sso);
    await idle();
    expect(desk.logins).toEqual([{ way: 'sso', profile: 'acme-sso' }]);
    expect(desk.waits).toEqual([expect.stringContaining('profile acme-data') as string]);
    works();
    world.changeCredentials();
    expect(await signed).toBe(true);
    expect(shell.said).toEqual(['Signed in for profile acme-data']);
    expect(clock.pending).toBe(0);
  });

  it('goes on when what changed was something else', async () => {
    fails();
    const signed = signIns.signIn(sso);
    await idle();
    world.changeCredentials();
    await idle();
    works();
    desk.end(0);
    expect(await signed).toBe(true);
  });

  it('hears of what the login wrote a moment after it has ended', async () => {
    fails();
    const signed = signIns.signIn(sso);
    await idle();
    desk.end(0);
    await clock.advance(500);
    works();
    await clock.advance(3_000);
    expect(await signed).toBe(true);
  });

  it('opens one login, however often the button is pressed', async () => {
    const [first, second] = [signIns.signIn(sso), signIns.signIn(sso)];
    await idle();
    world.changeCredentials();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(desk.logins).toHaveLength(1);
    const third = signIns.signIn(sso);
    await idle();
    desk.end(0);
    await third;
    expect(desk.logins).toHaveLength(2);
  });

  it('offers another try when the login fails', async () => {
    fails();
    desk.answer = 'Sign In';
    const signed = signIns.signIn(sso);
    await idle();
    desk.end(255);
    await clock.advance(10);
    expect(await signed).toBe(false);
    await idle();
    expect(desk.offers[0]?.message).toBe(
      '“aws sso login --profile acme-sso” ended without signing in; the panel shows why. Try again when you are ready.',
    );
    expect(desk.runs).toEqual([{ command: commands.signIn, about: sso }]);
  });

  it('tells why there are still no credentials, where it is something else', async () => {
    fails(new ExportError('access-denied', connection));
    const signed = signIns.signIn(sso);
    const told = expect(signed).rejects.toMatchObject({ reason: 'access-denied' });
    await idle();
    desk.end(0);
    await clock.advance(5_000);
    await told;
  });

  it('keeps quiet about whoever closes the terminal or cancels', async () => {
    fails();
    const closed = signIns.signIn(sso);
    await idle();
    desk.end();
    await clock.advance(10);
    expect(await closed).toBe(false);
    const cancelled = signIns.signIn(sso);
    await idle();
    desk.withdraw();
    expect(await cancelled).toBe(false);
    expect(desk.isClosed).toBe(true);
    expect([...desk.offers, ...shell.said]).toEqual([]);
  });

  it('does not wait for ever', async () => {
    fails();
    const signed = signIns.signIn(sso);
    await clock.advance(10 * 60_000);
    expect(await signed).toBe(false);
    expect(desk.offers[0]?.message).toContain('ten minutes');
  });

  it('gives the command where there is no AWS CLI, and says how to get it', async () => {
    desk.obstacle = 'noCli';
    desk.answer = 'Copy Command';
    expect(await signIns.signIn(sso)).toBe(false);
    await idle();
    expect(desk.offers[0]?.actions).toEqual(['How to Install', 'Copy Command']);
    expect(shell.copied).toEqual(['aws sso login --profile acme-sso']);
    desk.answer = 'How to Install';
    await signIns.signIn(sso);
    await idle();
    expect(shell.opened).toEqual([expect.stringContaining('getting-started-install') as string]);
  });

  it('gives the command where the editor opens no terminal', async () => {
    desk.obstacle = 'restricted';
    await signIns.signIn(sso);
    expect(desk.offers[0]?.actions).toEqual(['Copy Command']);
  });
});

describe('signing in as the profile says', () => {
  it('takes the way of the profile', async () => {
    const signIn = { way: 'login', profile: 'acme-data' } as const;
    world.profileList = [{ name: 'acme-data', kind: 'login', signIn }];
    const signed = signIns.signIn({ connection });
    await idle();
    expect(desk.logins).toEqual([signIn]);
    desk.end(0);
    expect(await signed).toBe(true);
  });

  const mfa = { connection, signIn: { way: 'mfa', profile: 'acme-data' } } as const;

  it('asks for a code', async () => {
    expect(await signIns.signIn(mfa)).toBe(true);
    expect(world.calls).toEqual(['authenticate acme-data']);
    expect(shell.said).toEqual(['Signed in for profile acme-data']);
  });

  it('leaves it to the question how often a wrong code is asked for, and says what to do', async () => {
    const refused = new ExportError('mfa-refused', connection);
    fails(refused);
    const told = await signIns.signIn(mfa).catch((error: unknown) => error);
    expect(told).toBe(refused);
    expect(world.count('authenticate')).toBe(1);
    expect(explainError(told, 'sign in')).toMatchObject({
      message: 'Could not sign in: AWS did not accept the code of the MFA device.',
      next: 'Wait for the next code, as each works only once, then sign in again.',
    });
  });

  it('keeps quiet about whoever withdraws from the code', async () => {
    fails(new ExportError('mfa-needed', connection));
    expect(await signIns.signIn(mfa)).toBe(false);
    expect([...desk.offers, ...shell.said]).toEqual([]);
  });

  it('offers what there is to do where nobody can sign in', async () => {
    ask.picks = ['Try again', 'Open AWS config files', 'Choose another profile…'];
    expect(await signIns.signIn({ connection })).toBe(true);
    expect(world.count('authenticate')).toBe(1);
    expect(await signIns.signIn({ connection })).toBe(false);
    expect(await signIns.signIn({ connection })).toBe(false);
    expect(desk.runs.map(({ command }) => command)).toEqual([
      commands.openConfigFiles,
      commands.chooseProfile,
    ]);
    expect(await signIns.signIn({ connection })).toBe(false);
  });
});
