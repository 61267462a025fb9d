import { command } from '../../core/cli.ts';
import type { SignIn } from '../../core/signIn.ts';

/** A way to sign in that the AWS CLI knows. */
export interface Login extends SignIn {
  readonly way: Exclude<SignIn['way'], 'mfa'>;
}

const words = { sso: ['sso', 'login'], login: ['login'] } as const;

/**
 * What the AWS CLI is called with. Where it runs on another machine than the browser nothing may
 * have to come back to a port of that machine: `elsewhere` is what its `--version` says there.
 */
export function loginArguments({ way, profile }: Login, elsewhere?: string): readonly string[] {
  const options = elsewhere === undefined ? [] : awayFromBrowser(way, elsewhere);
  return [...words[way], '--profile', profile, ...options];
}

/** Whether it asks for what the browser shows, where that is on another machine. */
export const asksForCode = ({ way }: Login, isElsewhere: boolean): boolean =>
  isElsewhere && way === 'login';

/** The same as somebody would type it. */
export function loginText({ way, profile }: Login): string {
  return command(words[way].join(' '), profile);
}

function awayFromBrowser(way: Login['way'], version: string): readonly string[] {
  if (way === 'login') return ['--remote'];
  return hasDeviceCode(version) ? ['--use-device-code', '--no-browser'] : ['--no-browser'];
}

/** Since 2.22 a code has to be asked for; before, there was no other way (aws-cli, CHANGELOG). */
function hasDeviceCode(version: string): boolean {
  const [, major = '0', minor = '0'] = /^aws-cli\/(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 22);
}
