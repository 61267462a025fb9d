import { toConnection } from '../../core/connection.ts';
import { isRecord } from '../../core/lib/json.ts';
import type { SignIn, SignInWay } from '../../core/signIn.ts';
import { connectionOf, isNode } from '../explorer/nodes.ts';
import { signInOf, type SignInWish } from './wish.ts';

/**
 * What a command was called on: a row, or the row that it stands under, or a wish. Undefined when it
 * was called without, or with anything else.
 */
export function wishArgument(arg: unknown): SignInWish | undefined {
  if (!isRecord(arg)) return undefined;
  const connection = isNode(arg) ? connectionOf(arg) : toConnection(arg['connection']);
  if (connection === undefined) return undefined;
  const signIn = readSignIn(arg['signIn']) ?? signInOf(arg['error']);
  return { connection, ...(signIn && { signIn }) };
}

const ways: ReadonlySet<unknown> = new Set<SignInWay>(['sso', 'login', 'mfa']);

function readSignIn(value: unknown): SignIn | undefined {
  if (!isRecord(value)) return undefined;
  const { way, profile } = value;
  if (!ways.has(way) || typeof profile !== 'string') return undefined;
  return { way: way as SignInWay, profile };
}
