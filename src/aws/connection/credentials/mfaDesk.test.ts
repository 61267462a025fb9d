import { describe, expect, it } from 'vitest';
import { ExportError } from '../../../core/errors.ts';
import type { MfaQuestion } from '../../../core/signIn.ts';
import { MfaDesk } from './mfaDesk.ts';

const device = { profile: 'it', device: 'arn:aws:iam::111122223333:mfa/dana' };

/** A desk whose person answers with these codes, one after the other, and then with nothing. */
function deskOf(codes: readonly string[]): { desk: MfaDesk; questions: MfaQuestion[] } {
  const questions: MfaQuestion[] = [];
  const desk = new MfaDesk((question) => Promise.resolve(codes[questions.push(question) - 1]));
  return { desk, questions };
}

const refuse = () => Promise.reject(new ExportError('mfa-refused'));

describe('a code of an MFA device', () => {
  it('is used as it is, without the blanks that it is written with', async () => {
    const { desk, questions } = deskOf([' 123 456 ']);
    expect(await desk.prove(device, (code) => Promise.resolve(code))).toBe('123456');
    expect(questions).toEqual([{ ...device, isRepeated: false }]);
  });

  it('is asked for again where AWS refuses it, three times in all', async () => {
    const { desk, questions } = deskOf(['1', '2', '3', '4']);
    await expect(desk.prove(device, refuse)).rejects.toMatchObject({
      reason: 'mfa-refused',
      details: { profile: 'it', signInWay: 'mfa', signInProfile: 'it' },
    });
    expect(questions.map(({ isRepeated }) => isRepeated)).toEqual([false, true, true]);
  });

  it.each([[[]], [['']], [['  ']]])('%j is none, which is told and not sent', async (codes) => {
    const { desk } = deskOf(codes);
    await expect(desk.prove(device, refuse)).rejects.toMatchObject({ reason: 'mfa-needed' });
  });

  it('is not asked for again after another failure', async () => {
    const { desk, questions } = deskOf(['1', '2']);
    const fail = () => Promise.reject(new ExportError('network'));
    await expect(desk.prove(device, fail)).rejects.toMatchObject({ reason: 'network' });
    expect(questions).toHaveLength(1);
  });

  it('is asked for of one device at a time, until AWS has taken it', async () => {
    const { desk, questions } = deskOf(['1', '2']);
    let take = (): void => undefined;
    const first = desk.prove(device, () => new Promise<void>((resolve) => (take = resolve)));
    const second = desk.prove({ ...device, profile: 'other' }, () => Promise.resolve());
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(questions.map(({ profile }) => profile)).toEqual(['it']);
    take();
    await Promise.all([first, second]);
    expect(questions.map(({ profile }) => profile)).toEqual(['it', 'other']);
  });
});
