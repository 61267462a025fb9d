import { isKeyReference } from '../../grammar/kms.ts';
import type { KmsKey } from '../../ports.ts';
import { fail, pass, unknown, warn, type Found } from '../found.ts';
import type { KeyUse, SeenKey } from './keyUse.ts';
import { shellFix } from './shell.ts';

/** Whether there is such a key, and whether it can encrypt now. */
export function stateFound(use: KeyUse, seen: SeenKey | undefined): Found {
  if (!isKeyReference(use.key)) {
    return fail('This is no name of a key.', 'Give the ID or ARN of a key, or an alias.');
  }
  if (seen === undefined) return unknown('The Region of the bucket is not known.');
  const { key, region } = seen;
  if (key === undefined) {
    return fail(`KMS knows no such key in ${region}.`, 'Choose another key.');
  }
  const { state = 'Enabled', usable } = key;
  if (state !== 'Enabled') return disabledFound(use, seen.region, { ...key, state });
  if (usable) return pass('It is enabled, symmetric and there to encrypt.');
  return fail(
    'It is no symmetric key for encryption, and S3 takes no other.',
    'Choose a symmetric key that is there to encrypt and decrypt.',
  );
}

/** States that pass by themselves: "Key states of AWS KMS keys". */
const passing: ReadonlySet<string> = new Set(['Creating', 'Updating']);

const mending: ReadonlyMap<string, readonly [text: string, operation: string]> = new Map([
  ['Disabled', ['Enable the key, or choose another one.', 'enable-key']],
  [
    'PendingDeletion',
    ['Cancel the deletion of the key and enable it, or choose another one.', 'cancel-key-deletion'],
  ],
]);

function disabledFound(
  { connection }: KeyUse,
  region: string,
  { state, keyId }: KmsKey & { readonly state: string },
): Found {
  const found = `It is ${plainState(state)}, and AWS needs one that is enabled.`;
  if (passing.has(state)) return warn(found, 'Wait until it is enabled.');
  const [text, operation] = mending.get(state) ?? [];
  if (text === undefined || operation === undefined) return fail(found, 'Choose another key.');
  const words = `aws kms ${operation} --key-id ${keyId}`;
  return fail(found, shellFix(text, words, { region, profile: connection?.profile }));
}

/** `pending deletion` of PendingDeletion. */
const plainState = (state: string): string =>
  state.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
