import { describe, expect, it } from 'vitest';
import { ExportError, errorReasons } from '../errors.ts';
import { explainPause } from './pause.ts';

describe('explainPause', () => {
  it.each([
    [
      'credentials-expired',
      'until profile acme-data has valid credentials again',
      'Credentials expired (acme-data)',
    ],
    ['network', 'until AWS can be reached again', 'AWS could not be reached'],
    ['clock-skewed', 'until the clock of this computer is right', 'The clock is wrong'],
    ['profile-unusable', 'until profile acme-data can be used again', 'Profile cannot be used'],
  ] as const)('says of %s that watching goes on %s', (reason, until, headline) => {
    const pause = explainPause(new ExportError(reason, { profile: 'acme-data' }));
    expect(pause.sentence).toBe(`Watching is paused ${until}; the exports themselves go on.`);
    expect(pause.headline).toBe(headline);
  });

  it.each([...errorReasons])('is one sentence with something to do for %s', (reason) => {
    const { sentence, next, headline } = explainPause(new ExportError(reason));
    expect(sentence).toMatch(
      /^Watching is paused (until|while) [^.]+; the exports themselves go on\.$/,
    );
    expect(next).not.toBe('');
    expect(headline.length).toBeLessThan(40);
  });

  it('tells what to do', () => {
    const details = { profile: 'acme-role', signInWay: 'sso', signInProfile: 'acme-sso' } as const;
    const pause = explainPause(new ExportError('credentials-expired', details));
    expect(pause.sentence).toContain('until profile acme-role is signed in again');
    expect(pause.next).toContain('aws sso login --profile acme-sso');
  });

  it('does not hand on the text of a bug', () => {
    expect(JSON.stringify(explainPause(new TypeError('secret')))).not.toContain('secret');
  });
});
