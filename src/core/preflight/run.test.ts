import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { noSignal } from '../../../test/fakes/noSignal.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import type { CancelSignal } from '../ports.ts';
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';
import { pass, type Found } from './found.ts';
import { runPreflight } from './run.ts';

const check = (id: string, find: () => Promise<Found | undefined>): Check => ({
  id,
  looked: id,
  find,
});

async function run(checks: readonly Check[], signal: CancelSignal = noSignal) {
  const looks = await new FakeAws(new FakeClock()).connect(connection);
  const told: string[] = [];
  const on = {
    looking: ({ id }: Check) => void told.push(`looking ${id}`),
    found: (finding: Finding | undefined, { id }: Check) =>
      void told.push(`${finding?.verdict ?? 'nothing'} ${id}`),
  };
  return { told, findings: runPreflight(checks, looks, on, signal) };
}

describe('a preflight', () => {
  it('looks at all side by side and tells findings as they come', async () => {
    let end = (): void => undefined;
    const slow = check(
      'slow',
      () =>
        new Promise((resolve) => {
          end = () => {
            resolve(pass('At last.'));
          };
        }),
    );
    const quick = check('quick', () => {
      setTimeout(end);
      return Promise.resolve(pass('At once.'));
    });
    const { told, findings } = await run([slow, quick]);
    expect(await findings).toEqual([
      { id: 'slow', looked: 'slow', verdict: 'pass', found: 'At last.' },
      { id: 'quick', looked: 'quick', verdict: 'pass', found: 'At once.' },
    ]);
    expect(told).toEqual(['looking slow', 'looking quick', 'pass quick', 'pass slow']);
  });

  it.each([
    [
      new ExportError('access-denied', { action: 's3:GetBucketPolicy', profile: 'acme-data' }),
      { permission: 's3:GetBucketPolicy' },
    ],
    [
      new ExportError('throttled'),
      { found: 'Could not check this: AWS asks for fewer requests at a time.' },
    ],
    [
      new TypeError('secret'),
      { found: 'Could not check this: something happened that is not known here.' },
    ],
  ])('could not check where %s keeps it from looking', async (error, expected) => {
    const { findings } = await run([
      check('bad', () => Promise.reject(error)),
      check('good', () => Promise.resolve(pass('Fine.'))),
    ]);
    const [bad, good] = await findings;
    expect(bad).toMatchObject({ verdict: 'unknown', ...expected });
    expect(bad?.fix?.text).toBeTruthy();
    expect(JSON.stringify(bad)).not.toContain('secret');
    expect(good?.verdict).toBe('pass');
  });

  it('has no finding of what there is nothing to look at, and tells that it has ended', async () => {
    const moot = check('moot', () => Promise.resolve(undefined));
    const { told, findings } = await run([moot, check('good', () => Promise.resolve(pass('Ok.')))]);
    expect((await findings).map(({ id }) => id)).toEqual(['good']);
    expect(told).toContain('nothing moot');
  });

  it('tells nothing more once it is cancelled', async () => {
    const controller = new AbortController();
    const late = check('late', () => {
      controller.abort();
      return Promise.resolve(pass('Too late.'));
    });
    const { told, findings } = await run([late], controller.signal);
    await expect(findings).rejects.toMatchObject({ reason: 'cancelled' });
    expect(told).toEqual(['looking late']);
  });
});
