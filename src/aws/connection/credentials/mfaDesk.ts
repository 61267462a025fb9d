import { ExportError, isExportError } from '../../../core/errors.ts';
import { Queue } from '../../../core/lib/queue.ts';
import type { AskMfaCode, MfaQuestion } from '../../../core/signIn.ts';

/** The device that a profile names. */
export type Device = Pick<MfaQuestion, 'profile' | 'device'>;

/** How many codes are asked for before the person is told that AWS takes none of them. */
const questions = 3;

/**
 * Asks for codes of MFA devices: one question at a time over all profiles, and again where AWS
 * refuses a code. Throws `mfa-needed` where no code is given, and `mfa-refused` after the last.
 */
export class MfaDesk {
  private readonly ask: AskMfaCode;
  private readonly queue = new Queue();

  constructor(ask: AskMfaCode) {
    this.ask = ask;
  }

  /** Gives a code to `use`, which throws `mfa-refused` where AWS does not take it. */
  prove<T>(device: Device, use: (code: string) => Promise<T>): Promise<T> {
    return this.queue.run(() => this.attempt(device, use, 1));
  }

  private async attempt<T>(
    device: Device,
    use: (code: string) => Promise<T>,
    count: number,
  ): Promise<T> {
    const answer = await this.ask({ ...device, isRepeated: count > 1 });
    // Codes are read off in two groups of three.
    const code = answer?.replace(/\s/g, '');
    if (!code) throw new ExportError('mfa-needed', signInDetails(device));
    try {
      return await use(code);
    } catch (error) {
      if (!isExportError(error) || error.reason !== 'mfa-refused') throw error;
      if (count >= questions) throw new ExportError('mfa-refused', signInDetails(device));
    }
    return this.attempt(device, use, count + 1);
  }
}

const signInDetails = ({ profile }: Device) =>
  ({ profile, signInWay: 'mfa', signInProfile: profile }) as const;
