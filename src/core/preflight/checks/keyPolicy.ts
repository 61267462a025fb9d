import { parseKeyArn } from '../../grammar/kms.ts';
import { partitionOf } from '../../grammar/regions.ts';
import { judge, type Judgement } from '../../policy/decide.ts';
import type { CancelSignal, Identity } from '../../ports.ts';
import type { Looks } from '../check.ts';
import { fail, pass, unknown, warn, type Found } from '../found.ts';
import { policyFix } from '../paste.ts';
import { isAwsAlias, seenKey, type KeyUse } from './keyUse.ts';
import { whoIs } from './principal.ts';
import { dependsOn, statementName } from './statement.ts';

/** What an upload to S3 in parts needs of a key. */
const uploading: readonly string[] = ['kms:GenerateDataKey', 'kms:Decrypt'];

interface Judged extends Judgement {
  readonly action: string;
}

/** What the policy of the key says about who uses it. */
export async function keyPolicyFound(
  use: KeyUse,
  looks: Looks,
  signal: CancelSignal,
): Promise<Found> {
  if (isAwsAlias(use.key)) return managedFound(use);
  const who = await whoIs(use.principal, looks, signal);
  const owner = parseKeyArn(use.key)?.account;
  if (owner !== undefined && owner !== who.account) return foreignFound(use, owner, who);
  const seen = await seenKey(use, looks, signal);
  if (seen?.key === undefined) return unknown('There is no such key to look at.');
  const { region, key } = seen;
  const policy = await looks.inspect.keyPolicy(key.arn, region, signal);
  return judgedFound(use, judgedActions(policy, use, { who, region, arn: key.arn }));
}

interface Asked {
  readonly who: Identity;
  readonly region: string;
  readonly arn: string;
}

function judgedActions(
  policy: string,
  { actions = uploading }: KeyUse,
  { who, region, arn: resource }: Asked,
): readonly Judged[] {
  const access = { principalArn: who.arn, account: who.account, resource };
  // An upload uses a key by way of S3; how RDS comes to its grant is not documented.
  const isKnown = partitionOf(region) === 'aws';
  const upload = isKnown && { context: { 'kms:ViaService': `s3.${region}.amazonaws.com` } };
  return actions.map((pattern) => {
    const action = pattern.replaceAll('*', '');
    const how = uploading.includes(action) && upload;
    return { action: pattern, ...judge(policy, { ...access, ...how, action }) };
  });
}

function judgedFound(use: KeyUse, judged: readonly Judged[]): Found {
  const whom = use.principal === 'caller' ? 'this profile' : 'the role';
  const first = (decision: Judged['decision']) => judged.find((one) => one.decision === decision);
  const denied = deniedFound(judged, whom);
  if (denied !== undefined) return denied;
  const silent = first('silent');
  if (silent !== undefined) {
    const found = `No statement lets ${whom} use ${silent.action}; only a grant of the key could.`;
    return warn(found, 'Ask who manages the key to allow it, or choose another key.');
  }
  const unclear = first('unclear');
  if (unclear !== undefined) {
    const found = `${statementName(unclear)} is about ${unclear.action} and ${dependsOn(unclear)}.`;
    return unknown(found, 'Read that statement of the key policy, or try the export.');
  }
  return pass(`It lets ${whom} use the key, by itself or where IAM policies allow it.`);
}

/** Without kms:Decrypt small uploads still work; without any other action nothing does. */
function deniedFound(judged: readonly Judged[], whom: string): Found | undefined {
  const denied = judged.filter(({ decision }) => decision === 'denies');
  const certain = denied.find(({ action }) => action !== 'kms:Decrypt');
  const told = certain ?? denied[0];
  if (told === undefined) return undefined;
  const found = `${statementName(told)} denies ${told.action} to ${whom}.`;
  const fix = 'Ask who manages the key to except the export, or choose another key.';
  return certain === undefined ? warn(found, fix) : fail(found, fix);
}

/** By its policy, which AWS wrote: "AWS managed keys" of the KMS developer guide. */
function managedFound({ key, isRequired }: KeyUse): Found {
  if (isRequired) {
    const found = 'AWS manages the key, and nobody can change its policy.';
    return warn(found, 'Choose a customer managed key.');
  }
  if (key.endsWith('alias/aws/s3')) {
    return pass('AWS manages it, and lets everybody of the account use the key through S3.');
  }
  return warn(
    'AWS manages the key for another service than S3, and lets no other use it.',
    'Choose a customer managed key, or alias/aws/s3.',
  );
}

/** KMS shows a policy to the account of its key only. */
function foreignFound({ policies }: KeyUse, owner: string, who: Identity): Found {
  const text = `Let account ${owner} allow the export to use the key.`;
  const policy = policies?.(who).find(({ id }) => id === 'key');
  const fix = policy === undefined ? { text } : policyFix(text, policy);
  return unknown(
    `The key belongs to account ${owner}, which does not show its policy to others.`,
    fix,
  );
}
