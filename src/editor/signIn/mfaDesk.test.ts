import { describe, expect, it } from 'vitest';
import { FakeAsk } from '../../../test/fakes/fakeEditor.ts';
import type { AskMfaCode, MfaQuestion } from '../../core/signIn.ts';
import { Attendance } from './attendance.ts';
import { mfaDesk } from './mfaDesk.ts';
import { mfaAsker, mfaEntry } from './mfaQuestion.ts';

const question: MfaQuestion = {
  profile: 'acme-mfa',
  device: 'arn:aws:iam::111122223333:mfa/people/danas-phone',
  isRepeated: false,
};

function setUp(isHere = true) {
  const attendance = new Attendance();
  if (isHere) attendance.arrive();
  const ask = new FakeAsk();
  const askCode = mfaDesk(attendance, () => Promise.resolve(mfaAsker(ask)));
  return { attendance, ask, askCode };
}

describe('the question for an MFA code', () => {
  it('is asked of nobody before the person did anything in the window', async () => {
    const { attendance, ask, askCode } = setUp(false);
    ask.enters = ['123456'];
    expect(await askCode(question)).toBeUndefined();
    expect(ask.entries).toEqual([]);
    attendance.arrive();
    expect(await askCode(question)).toBe('123456');
  });

  it('is one at a time', async () => {
    const attendance = new Attendance();
    attendance.arrive();
    const open: string[] = [];
    let answer: () => void = () => undefined;
    const slow: AskMfaCode = ({ profile }) => {
      open.push(profile);
      return new Promise((resolve) => (answer = () => resolve('123456')));
    };
    const askCode = mfaDesk(attendance, () => Promise.resolve(slow));
    const first = askCode(question);
    const second = askCode({ ...question, profile: 'other' });
    await expect.poll(() => open).toEqual(['acme-mfa']);
    answer();
    await first;
    await expect.poll(() => open).toEqual(['acme-mfa', 'other']);
    answer();
    expect(await second).toBe('123456');
  });

  it('is not asked again, of those that wait either, once the person withdrew', async () => {
    const { attendance, ask, askCode } = setUp();
    const answers = await Promise.all([askCode(question), askCode({ ...question, profile: 'x' })]);
    expect(answers).toEqual([undefined, undefined]);
    expect(await askCode(question)).toBeUndefined();
    expect(ask.entries).toHaveLength(1);
    attendance.arrive();
    await askCode(question);
    expect(ask.entries).toHaveLength(2);
  });

  it('asks nobody where it could not be loaded', async () => {
    const attendance = new Attendance();
    attendance.arrive();
    const askCode = mfaDesk(attendance, () => Promise.reject(new Error('gone')));
    expect(await askCode(question)).toBeUndefined();
  });

  it('names profile and device', () => {
    const { title, prompt } = mfaEntry(question);
    expect(title).toBe('MFA code for profile acme-mfa');
    expect(prompt).toBe('Type the 6 digits that danas-phone shows.');
    expect(mfaEntry({ ...question, device: 'GAHT12345678' }).prompt).toContain('GAHT12345678');
  });

  it('says when AWS did not take the last code', () => {
    expect(mfaEntry({ ...question, isRepeated: true }).prompt).toMatch(/^AWS did not accept/);
  });

  it.each(['12345', '1234567', '12345a', '', 'abcdef'])('does not take %j', (text) => {
    expect(mfaEntry(question).check(text)).toBe('A code has 6 digits.');
  });

  it('takes six digits, with spaces around them that were copied along', async () => {
    expect(mfaEntry(question).check(' 123456 ')).toBeUndefined();
    const { ask, askCode } = setUp();
    ask.enters = [' 123456 '];
    expect(await askCode(question)).toBe('123456');
  });
});
