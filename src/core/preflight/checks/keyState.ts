import { isKeyReference } from '../../grammar/kms.ts';
import type { KmsKey } from '../../ports.ts';
import { fail, pass, warn, type Found } from '../found.ts';
import { isMendable, keyCommands, type MendableState } from '../keyCommands.ts';
import type { KeyUse, SeenKey } from './keyUse.ts';
import { shellFix } from './shell.ts';

/**
 * Whether there is such a key, and whether it can encrypt now; undefined where no Region is known to
 * look in, which the check of the Region tells.
 */
export function stateFound(use: KeyUse, seen: SeenKey | undefined): Found | undefined {
  if (!isKeyReference(use.key)) {
    return fail('This is no name of a key.', 'Give the ID or ARN of a key, or an alias.');
  }
  if (seen === undefined) return undefined;
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

const mending: Readonly<Record<MendableState, string>> = {
  Disabled: 'Enable the key, or choose another one.',
  PendingDeletion: 'Cancel the deletion of the key and enable it, or choose another one.',
};

function disabledFound(
  { connection }: KeyUse,
  region: string,
  { state, keyId }: KmsKey & { readonly state: string },
): Found {
  const found = `It is ${plainState(state)}, and AWS needs one that is enabled.`;
  if (passing.has(state)) return warn(found, 'Wait until it is enabled.');
  if (!isMendable(state)) return fail(found, 'Choose another key.');
  const place = { region, profile: connection?.profile };
  return fail(found, shellFix(mending[state], place, keyCommands(state, keyId)));
}

/** `pending deletion` of PendingDeletion. */
const plainState = (state: string): string =>
  state.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
