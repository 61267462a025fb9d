import type { Connection } from '../../core/connection.ts';
import { isExportError } from '../../core/errors.ts';
import type { SignIn } from '../../core/signIn.ts';

/** What the command to sign in can be about. */
export interface SignInWish {
  readonly connection: Connection;
  /** What AWS's answer has told of how; else the profile tells. */
  readonly signIn?: SignIn;
}

/**
 * What an error can be mended by; undefined where it does not tell whose it is. Not every error
 * tells the Region: then that of a connection that is `known`.
 */
export function signInWishOf(error: unknown, known: readonly Connection[]): SignInWish | undefined {
  if (!isExportError(error)) return undefined;
  const { profile } = error.details;
  const region = error.details.region ?? known.find((one) => one.profile === profile)?.region;
  if (profile === undefined || region === undefined) return undefined;
  const signIn = signInOf(error);
  return { connection: { profile, region }, ...(signIn && { signIn }) };
}

/** How to sign in for what failed, where its details tell. */
export function signInOf(error: unknown): SignIn | undefined {
  if (!isExportError(error)) return undefined;
  const { profile, signInWay: way, signInProfile = profile } = error.details;
  return way !== undefined && signInProfile !== undefined
    ? { way, profile: signInProfile }
    : undefined;
}
