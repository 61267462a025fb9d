import { cliPaste } from '../../cli.ts';
import { parseKeyArn } from '../../grammar/kms.ts';
import { granteeOf } from '../../policy/grantee.ts';
import { keyRegion } from '../../policy/keyRegion.ts';
import { allow, textsOf } from '../../policy/policy.ts';
import { keyCommands, type MendableState } from '../../preflight/keyCommands.ts';
import { lookedAt } from '../lookedAt.ts';
import { callerFix, partFix, policyPaste, statementsOf, wholeFix } from '../policyPaste.ts';
import type { Chart, Mend } from '../remedy.ts';

/** What the caller needs of the key. */
export function letCallerUseKey(chart: Chart): readonly Mend[] {
  return lookedAt('caller-actions', callerFix(chart, ['UseKey']));
}

/** What the role needs of a key of another account; of others it needs nothing. */
export function letRoleUseKey(chart: Chart): readonly Mend[] {
  return partFix(chart, 'role', ['UseKey']);
}

/** What a key of another account has to allow. */
export function letForeignKeyBeUsed(chart: Chart): readonly Mend[] {
  return lookedAt('key-policy', wholeFix(chart, 'key'));
}

/** What the key has to allow: always one of another account, and one that does not trust IAM. */
export function letKeyBeUsed(chart: Chart): readonly Mend[] {
  const known = letForeignKeyBeUsed(chart);
  if (known.length > 0) return known;
  const [use] = statementsOf(chart, 'caller', ['UseKey']);
  if (use === undefined) return [];
  // In the policy of a key, `*` is that key.
  const rest = { actions: textsOf(use.Action), on: ['*'], ...granteeOf(chart.parties.caller) };
  return [
    {
      text: 'If the key policy does not let IAM policies allow the use of the key, add this statement to it and keep those that are there.',
      paste: policyPaste('key', [allow('UseKey', rest)], chart),
      check: 'key-policy',
    },
  ];
}

/** Makes a disabled key work again. */
export function enableKey(chart: Chart): readonly Mend[] {
  return onKey(chart, 'Enable the key', 'Disabled');
}

/** Takes back the deletion of a key; it is disabled then. */
export function keepKey(chart: Chart): readonly Mend[] {
  return onKey(
    chart,
    'If the key is to be deleted, take that back and enable it',
    'PendingDeletion',
  );
}

/** Where to find another key; nothing where nobody knows in which Region. */
export function findKey(chart: Chart): readonly Mend[] {
  const region = keyRegion(chart.keyHome, chart.asker);
  if (region === undefined) return [];
  const { profile } = chart.job.connection;
  const paste = cliPaste(`KMS keys in ${region}`, { region, profile }, ['kms list-aliases']);
  return [{ text: `See which keys there are in ${region}, and choose one of them.`, paste }];
}

function onKey(chart: Chart, text: string, state: MendableState): readonly Mend[] {
  const key = textsOf(statementsOf(chart, 'caller', ['UseKey'])[0]?.Resource)[0] ?? '';
  const { region } = parseKeyArn(key) ?? {};
  // KMS takes no alias here, and nobody commands a key of another account.
  if (region === undefined) return lookedAt('key-state', [{ text: `${text} in the AWS Console.` }]);
  const { owner } = chart.parties.key ?? {};
  if (owner !== undefined) return [{ text: `Ask account ${owner}: ${text.toLowerCase()}.` }];
  const { profile } = chart.job.connection;
  const paste = cliPaste(text, { region, profile }, keyCommands(state, key));
  return lookedAt('key-state', [{ text: `${text}.`, paste }]);
}
