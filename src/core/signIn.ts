/**
 * What a person does to have credentials again: `aws sso login`, `aws login`, or a code of an MFA
 * device. Profiles with keys, processes or roles of a machine renew themselves or not at all.
 */
export type SignInWay = 'sso' | 'login' | 'mfa';

/** How somebody signs in for a profile. */
export interface SignIn {
  readonly way: SignInWay;
  /** The profile that is signed in with: the profile itself, or the source of its role. */
  readonly profile: string;
}

/** What a person is told when a code is asked for. */
export interface MfaQuestion {
  /** The profile whose settings name the device. */
  readonly profile: string;
  /** The serial number or ARN of the device. */
  readonly device: string;
  /** True when AWS has just refused the last code. */
  readonly isRepeated: boolean;
}

/** Asks the person for a code; undefined when they do not want to give one, or may not be asked. */
export type AskMfaCode = (question: MfaQuestion) => Promise<string | undefined>;
