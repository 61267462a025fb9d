import { describe, expect, it } from 'vitest';
import type { AwsAccess } from '../../../src/core/ports.ts';
import { mfaDevice } from '../../aws/data/access.ts';
import { processOutput, writeAwsHome } from '../../aws/profileFiles.ts';
import { openHome, type Home, type Place, type Setting } from './home.ts';
import { danaKeys, mfaLine, profile, role, roleOverKeys } from './lines.ts';
import { dana, printed } from './way.ts';

const guarded = (more: Setting = {}): Promise<Home> =>
  openHome({ files: (at) => ({ config: roleOverKeys(at, 'Guarded', mfaLine) }), ...more });

/** As much as a window may ask at once when it opens. */
function everything(access: AwsAccess): Promise<unknown>[] {
  return [
    access.tables.listTables(),
    access.buckets.listBuckets(),
    access.keys.listKeys('us-east-1'),
    access.databases.list('snapshot'),
    access.domains.listDomains(),
    access.identity(),
  ];
}

const question = { profile: 'it', device: mfaDevice, isRepeated: false };

describe('a code of an MFA device', () => {
  it('is asked for once, however many calls, clients and Regions wait', async () => {
    const home = await guarded({ codes: ['111111'], thinking: 0.2 });
    const regions = ['eu-west-1', 'us-east-1', 'eu-central-1'];
    const opened = await Promise.all(regions.map((region) => home.connect('it', region)));
    await Promise.all(opened.flatMap(everything));
    expect(home.questions).toEqual([question]);
    expect(home.calls().filter((call) => call.startsWith('sts AssumeRole'))).toHaveLength(1);
  });

  it('is asked for again where AWS refuses it, until one is good', async () => {
    const home = await guarded({ codes: ['000000', '999999', '111111'] });
    const access = await home.connect();
    await Promise.all(everything(access));
    expect(home.questions).toEqual([
      question,
      { ...question, isRepeated: true },
      { ...question, isRepeated: true },
    ]);
  });

  it('is asked for three times at most; then the person is told that AWS takes none', async () => {
    const home = await guarded({ codes: ['000000', '999999', '888888', '111111'] });
    const access = await home.connect();
    await expect(access.tables.listTables()).rejects.toMatchObject({
      reason: 'mfa-refused',
      details: { signInWay: 'mfa', signInProfile: 'it' },
    });
    expect(home.questions).toHaveLength(3);
  });

  it('is asked for no second time where the device is not the one of the keys', async () => {
    const home = await openHome({
      files: (at) => ({
        config:
          profile(at, 'base', ...danaKeys) +
          profile(at, 'middle', role('Guarded'), 'mfa_serial=GAHT12345678', 'source_profile=base') +
          profile(at, 'it', role('Next'), 'source_profile = middle'),
      }),
      codes: ['111111', '222222', '333333'],
    });
    await expect((await home.connect()).tables.listTables()).rejects.toMatchObject({
      reason: 'profile-unusable',
      details: { problem: expect.stringContaining('mfa_serial of profile "middle"') as string },
    });
    expect(home.questions).toHaveLength(1);
  });

  it('is asked for where a process gives keys of a session that may have had none', async () => {
    const home = await openHome({
      files: (at) => ({
        config:
          profile(at, 'base', mfaLine, `credential_process = cat "${printed(at)}"`) +
          profile(at, 'it', role('Guarded'), mfaLine, 'source_profile = base'),
      }),
      others: (at) => ({
        [printed(at)]: processOutput(at.standIn.issueKeys({ principal: dana })),
      }),
      codes: ['111111'],
    });
    await (await home.connect()).tables.listTables();
    expect(home.questions).toEqual([question]);
  });

  it('is kept where a file is empty while somebody writes it', async () => {
    const config = (at: Place) => roleOverKeys(at, 'Guarded', mfaLine);
    const home = await guarded({ codes: ['111111'] });
    await (await home.connect()).tables.listTables();
    await writeAwsHome(home.home, { config: '' });
    await expect(home.connect()).rejects.toMatchObject({ reason: 'credentials-missing' });
    await writeAwsHome(home.home, { config: config(home) });
    await (await home.connect()).tables.listTables();
    expect(home.questions).toHaveLength(1);
  });

  it('that is not given fails all who wait, without another question', async () => {
    const home = await guarded({ thinking: 0.2 });
    const access = await home.connect();
    const ends = await Promise.allSettled(everything(access));
    expect(ends.map((end) => end.status === 'rejected' && (end.reason as object))).toEqual(
      ends.map(
        () =>
          expect.objectContaining({
            reason: 'mfa-needed',
            details: expect.objectContaining({
              profile: 'it',
              signInWay: 'mfa',
              signInProfile: 'it',
            }) as object,
          }) as object,
      ),
    );
    expect(home.questions).toEqual([question]);
    expect(home.calls()).toEqual([]);
  });

  it('is never asked for by what runs in the background', async () => {
    const home = await guarded({ codes: ['111111'] });
    const background = await home.connect('it', 'eu-west-1', 'background');
    const waiting = { reason: 'mfa-needed', details: { signInWay: 'mfa', signInProfile: 'it' } };
    await expect(background.tables.listTables()).rejects.toMatchObject(waiting);
    expect(home.questions).toEqual([]);
    await home.world.authenticate({ profile: 'it', region: 'eu-west-1' });
    expect(home.questions).toEqual([question]);
    await (await home.connect('it', 'eu-west-1', 'background')).tables.listTables();
    expect(home.questions).toHaveLength(1);
  });

  it('that was accepted is told to those who gave up', async () => {
    const home = await guarded({ codes: ['111111'] });
    let told = 0;
    home.world.onDidChangeCredentials(() => (told += 1));
    await home.world.authenticate({ profile: 'it', region: 'eu-west-1' });
    await expect.poll(() => told).toBeGreaterThan(0);
  });

  it('holds for as long as its keys do, and is asked for again afterwards', async () => {
    const home = await guarded({ codes: ['111111', '222222'] });
    await (await home.connect()).tables.listTables();
    await (await home.connect('it', 'us-east-1')).tables.listTables();
    expect(home.questions).toHaveLength(1);
    home.standIn.clock.advance(61 * 60_000);
    await (await home.connect()).tables.listTables().catch(() => undefined);
    await (await home.connect()).tables.listTables();
    expect(home.questions).toEqual([question, question]);
  });

  it('that somebody stops waiting for fails nobody else', async () => {
    const home = await guarded({ codes: ['111111'], thinking: 0.3 });
    const access = await home.connect();
    const patient = access.tables.listTables();
    const gone = new AbortController();
    const leaving = home.world.authenticate({ profile: 'it', region: 'eu-west-1' }, gone.signal);
    setTimeout(() => gone.abort(), 100);
    await expect(leaving).rejects.toMatchObject({ reason: 'cancelled' });
    await patient;
    expect(home.questions).toEqual([question]);
  });

  it('is asked for one profile after the other', async () => {
    const home = await openHome({
      files: (at) => ({
        config:
          roleOverKeys(at, 'Guarded', mfaLine) +
          profile(at, 'keys', mfaLine, ...danaKeys) +
          profile(at, 'again', role('Guarded'), mfaLine, 'source_profile = base'),
      }),
      codes: ['111111', '222222', '333333'],
      thinking: 0.1,
    });
    const opened = await Promise.all(['it', 'keys', 'again'].map((name) => home.connect(name)));
    await Promise.all(opened.map((access) => access.tables.listTables()));
    expect(home.questions.map((one) => one.profile).sort()).toEqual(['again', 'it', 'keys']);
    expect(home.openAtOnce()).toBe(1);
  });

  it('is asked for by name of the profile that has the device', async () => {
    const home = await openHome({
      files: (at) => ({
        config:
          profile(at, 'base', ...danaKeys) +
          profile(at, 'middle', role('Guarded'), mfaLine, 'source_profile = base') +
          profile(at, 'it', role('Next'), 'source_profile = middle'),
      }),
    });
    await expect((await home.connect()).tables.listTables()).rejects.toMatchObject({
      reason: 'mfa-needed',
      details: { signInWay: 'mfa' },
    });
    expect(home.questions).toEqual([{ ...question, profile: 'middle' }]);
  });
});
