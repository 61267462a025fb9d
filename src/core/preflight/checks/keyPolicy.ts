import { parseKeyArn } from '../../grammar/kms.ts';
import { partitionOf } from '../../grammar/regions.ts';
import type { Access } from '../../policy/access.ts';
import { judge, type Judgement } from '../../policy/decide.ts';
import type { CancelSignal, Identity, KmsKey } from '../../ports.ts';
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
  /** Set where it holds of requests through the service only. */
  readonly isThroughService?: true;
}

/** What the policy of the key says about who uses it; undefined where there is no such key. */
export async function keyPolicyFound(
  use: KeyUse,
  looks: Looks,
  signal: CancelSignal,
): Promise<Found | undefined> {
  if (isAwsAlias(use.key) && !use.isRequired) return managedFound(use);
  const who = await whoIs(use.principal, looks, signal);
  const owner = parseKeyArn(use.key)?.account;
  if (owner !== undefined && owner !== who.account) return foreignFound(use, owner, who);
  const seen = await seenKey(use, looks, signal);
  if (seen?.key === undefined) return undefined;
  const { region, key } = seen;
  const policy = await looks.inspect.keyPolicy(key.arn, region, signal);
  return judgedFound(use, key, judgedActions(policy, use, { who, region, arn: key.arn }));
}

interface Asked {
  readonly who: Identity;
  readonly region: string;
  readonly arn: string;
}

function judgedActions(
  policy: string,
  { actions = uploading, service }: KeyUse,
  { who, region, arn: resource }: Asked,
): readonly Judged[] {
  const access = { principalArn: who.arn, account: who.account, resource };
  const through = (name: string) =>
    // What the services of other partitions are called there is not known.
    partitionOf(region) === 'aws' && {
      context: { 'kms:ViaService': `${name}.${region}.amazonaws.com` },
    };
  return actions.map((pattern) => {
    const action = pattern.replaceAll('*', '');
    const one = { ...access, action };
    if (uploading.includes(action)) {
      return { action: pattern, ...judge(policy, { ...one, ...through('s3') }) };
    }
    const how = service !== undefined && through(service);
    return { action: pattern, ...judgedWithin(policy, one, how) };
  });
}

/** How a service comes to its grant is not documented: it counts only where all else is clear. */
function judgedWithin(
  policy: string,
  access: Access,
  through: Pick<Access, 'context'> | false,
): Omit<Judged, 'action'> {
  const judged = judge(policy, access);
  const hangsOnService = judged.keys?.every((key) => key.toLowerCase() === 'kms:viaservice');
  if (through === false || judged.decision !== 'unclear' || hangsOnService !== true) return judged;
  const narrowed = judge(policy, { ...access, ...through });
  if (narrowed.decision === 'denies' || narrowed.decision === 'unclear') return judged;
  return { ...narrowed, isThroughService: true };
}

function judgedFound(use: KeyUse, key: KmsKey, judged: readonly Judged[]): Found {
  const whom = use.principal === 'caller' ? 'this profile' : 'the role';
  const first = (decision: Judged['decision']) => judged.find((one) => one.decision === decision);
  const denied = deniedFound(judged, whom);
  if (denied !== undefined) return denied;
  const silent = first('silent');
  if (silent !== undefined) return silentFound(use, key, silent);
  const unclear = first('unclear');
  if (unclear !== undefined) {
    const found = `${statementName(unclear)} is about ${unclear.action} and ${dependsOn(unclear)}.`;
    return unknown(found, 'Read that statement of the key policy, or try the export.');
  }
  const how = judged.some(({ isThroughService }) => isThroughService) ? throughText(use) : '';
  return pass(`It lets ${whom} use the key${how}, by itself or where IAM policies allow it.`);
}

/** Of a key that AWS manages there is nobody to ask, and no grant but those that its services make. */
function silentFound(use: KeyUse, { manager }: KmsKey, silent: Judged): Found {
  const whom = use.principal === 'caller' ? 'this profile' : 'the role';
  const how = silent.isThroughService ? throughText(use) : '';
  const found = `No statement lets ${whom} use ${silent.action}${how}`;
  if (!use.isRequired || manager !== 'AWS') {
    const fix = 'Ask who manages the key to allow it, or choose another key.';
    return warn(`${found}; only a grant of the key could.`, fix);
  }
  const told = `${found}, and nobody can change the policy of a key that AWS manages.`;
  const fix = 'Choose a customer managed key.';
  return silent.isThroughService ? warn(told, fix) : fail(told, fix);
}

const throughText = ({ service }: KeyUse): string => ` through ${service?.toUpperCase() ?? 'S3'}`;

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
function managedFound({ key }: KeyUse): Found {
  if (key.endsWith('alias/aws/s3')) {
    return pass('AWS manages it, and lets everybody of the account use the key through S3.');
  }
  return warn(
    'AWS manages the key for another service than S3, and lets no other use it.',
    'Choose a customer managed key, or alias/aws/s3.',
  );
}

/** KMS shows a policy to the account of its key only. */
function foreignFound({ key, policies }: KeyUse, owner: string, who: Identity): Found {
  if (isAwsAlias(key)) {
    return warn(
      `AWS manages the key for account ${owner}, and nobody can let another account use it.`,
      'Choose a customer managed key.',
    );
  }
  const text = `Let account ${owner} allow the export to use the key.`;
  const policy = policies?.(who).find(({ id }) => id === 'key');
  const fix = policy === undefined ? { text } : policyFix(text, policy);
  return unknown(
    `The key belongs to account ${owner}, which does not show its policy to others.`,
    fix,
  );
}
