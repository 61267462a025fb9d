import { describe, expect, it } from 'vitest';
import { ExportError, errorReasons } from '../errors.ts';
import { explainPause } from './pause.ts';

describe('explainPause', () => {
  it.each([
    [
      'credentials-expired',
      'until profile acme-data is signed in again',
      'Sign in again (acme-data)',
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
    const { next } = explainPause(new ExportError('credentials-expired', { profile: 'acme-data' }));
    expect(next).toContain('aws sso login --profile acme-data');
  });

  it('does not hand on the text of a bug', () => {
    expect(JSON.stringify(explainPause(new TypeError('secret')))).not.toContain('secret');
  });
});
