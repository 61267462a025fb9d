import type { AskMfaCode, MfaQuestion } from '../../core/signIn.ts';
import type { Ask, Entry } from '../ask.ts';

/** Shows the question for a code; what is typed goes to AWS and nowhere else. */
export function mfaAsker(ask: Pick<Ask, 'enter'>): AskMfaCode {
  return async (question) => (await ask.enter(mfaEntry(question)))?.trim();
}

/** The question for a code, in words. */
export function mfaEntry({ profile, device, isRepeated }: MfaQuestion): Entry {
  const refused = 'AWS did not accept the last code; each works only once, so wait for the next. ';
  return {
    title: `MFA code for profile ${profile}`,
    prompt: `${isRepeated ? refused : ''}Type the 6 digits that ${deviceName(device)} shows.`,
    placeholder: '6 digits',
    check: (text) => (isCode(text.trim()) ? undefined : 'A code has 6 digits.'),
  };
}

/** The name that somebody gave the device, or its serial number. */
function deviceName(device: string): string {
  return device.slice(device.lastIndexOf('/') + 1) || device;
}

/** TokenCode has exactly six digits: STS API reference, AssumeRole and GetSessionToken. */
const isCode = (text: string): boolean => /^\d{6}$/.test(text);
