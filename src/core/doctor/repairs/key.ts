import { parseKeyArn } from '../../grammar/kms.ts';
import { granteeOf } from '../../policy/grantee.ts';
import { allow, textsOf } from '../../policy/policy.ts';
import type { Fix } from '../../preflight/finding.ts';
import { cli } from '../cli.ts';
import { callerFix, policyPaste, statementsOf, wholeFix } from '../policyPaste.ts';
import type { Chart } from '../remedy.ts';

/** What the caller needs of the key. */
export function letCallerUseKey(chart: Chart): readonly Fix[] {
  return callerFix(chart, ['UseKey']);
}

/** What the key has to allow: always one of another account, and one that does not trust IAM. */
export function letKeyBeUsed(chart: Chart): readonly Fix[] {
  const known = wholeFix(chart, 'key');
  if (known.length > 0) return known;
  const [use] = statementsOf(chart, 'caller', ['UseKey']);
  if (use === undefined) return [];
  // In the policy of a key, `*` is that key.
  const rest = { actions: textsOf(use.Action), on: ['*'], ...granteeOf(chart.parties.caller) };
  return [
    {
      text: 'If the key policy does not let IAM policies allow the use of the key, add this statement to it and keep those that are there.',
      paste: policyPaste('key', [allow('UseKey', rest)], chart),
    },
  ];
}

/** Makes a disabled key work again. */
export function enableKey(chart: Chart): readonly Fix[] {
  return onKey(chart, 'Enable the key', (key) => [`kms enable-key --key-id ${key}`]);
}

/** Takes back the deletion of a key; it is disabled then. */
export function keepKey(chart: Chart): readonly Fix[] {
  return onKey(chart, 'If the key is to be deleted, take that back and enable it', (key) => [
    `kms cancel-key-deletion --key-id ${key}`,
    `kms enable-key --key-id ${key}`,
  ]);
}

/** Where to find another key; nothing where nobody knows in which Region. */
export function findKey(chart: Chart): readonly Fix[] {
  const region = regionOf(chart);
  if (region === undefined) return [];
  const paste = cli(`KMS keys in ${region}`, chart, { region, words: ['kms list-aliases'] });
  return [{ text: `See which keys there are in ${region}, and choose one of them.`, paste }];
}

/** A role that RDS is passed needs a key of the Region of the source; the others, of the bucket. */
function regionOf({ asker, policies }: Chart): string | undefined {
  return policies.some(({ id }) => id === 'role') ? asker.region : asker.bucketRegion;
}

function onKey(
  chart: Chart,
  text: string,
  words: (key: string) => readonly string[],
): readonly Fix[] {
  const key = textsOf(statementsOf(chart, 'caller', ['UseKey'])[0]?.Resource)[0] ?? '';
  const { region } = parseKeyArn(key) ?? {};
  // KMS takes no alias here, and nobody commands a key of another account.
  if (region === undefined) return [{ text: `${text} in the AWS Console.` }];
  const { owner } = chart.parties.key ?? {};
  if (owner !== undefined) return [{ text: `Ask account ${owner}: ${text.toLowerCase()}.` }];
  return [{ text: `${text}.`, paste: cli(text, chart, { region, words: words(key) }) }];
}
