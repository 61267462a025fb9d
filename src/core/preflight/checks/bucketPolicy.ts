import { isExportError } from '../../errors.ts';
import { longestKey } from '../../grammar/keyPrefix.ts';
import { partitionOf } from '../../grammar/regions.ts';
import type { Access } from '../../policy/access.ts';
import { judge, type Judgement } from '../../policy/decide.ts';
import { bucketArn } from '../../policy/resources.ts';
import type { CancelSignal, Identity } from '../../ports.ts';
import type { Looks } from '../check.ts';
import type { Fix } from '../finding.ts';
import { fail, pass, unknown, warn, type Found } from '../found.ts';
import { ownershipOf, type Ownership } from './bucketOwner.ts';
import { ownerFix, type BucketUse, type SeenBucket } from './bucketUse.ts';
import { whoIs } from './principal.ts';
import { dependsOn, statementName } from './statement.ts';
import { writingContext } from './writingContext.ts';

interface Judged extends Judgement {
  readonly action: string;
}

interface Situation {
  readonly use: BucketUse;
  readonly who: Identity;
  /** Whether another account owns the bucket, for certain. */
  readonly isForeign: boolean;
  readonly judged: readonly Judged[];
}

/** What the policy of the bucket says about each action of who writes. */
export async function policyFound(
  use: BucketUse,
  seen: SeenBucket,
  looks: Looks,
  signal: CancelSignal,
): Promise<Found> {
  const [who, ownership] = await Promise.all([
    whoIs(use.principal, looks, signal),
    ownershipOf(use, seen, looks, signal),
  ]);
  const isForeign = isOfAnother(use, who, ownership);
  try {
    const policy = await looks.inspect.bucketPolicy(use.bucket, seen.region, signal);
    return judgedFound({ use, who, isForeign, judged: judgedActions(policy, use, who) });
  } catch (error) {
    if (!isForeign || !isExportError(error) || error.reason !== 'access-denied') throw error;
    return unknown('S3 shows the policy of a bucket to its own account only.', allowFix(use, who));
  }
}

/** For certain: an owner that is not the one of the request can still be the caller's account. */
function isOfAnother({ owner = '' }: BucketUse, { account }: Identity, ownership: Ownership) {
  const expected = owner === '' ? account : owner;
  return ownership === (expected === account ? 'theirs' : 'given');
}

function judgedActions(
  policy: string | undefined,
  use: BucketUse,
  who: Identity,
): readonly Judged[] {
  return use.actions.flatMap((pattern) => {
    // Of a group of actions, such as `s3:PutObject*`, the one that it is named after.
    const action = pattern.replaceAll('*', '');
    if (policy === undefined) return { action: pattern, decision: 'silent' };
    return resourcesOf(action, use).map((resource) => ({
      action: pattern,
      ...judge(policy, accessOf(action, use, { ...who, resource })),
    }));
  });
}

const onBucket = /^s3:(?:GetBucket|ListBucket)/;

function resourcesOf(action: string, use: BucketUse): readonly string[] {
  const { bucket, prefix, sourceRegion, layout, files = [longestKey(prefix, layout)] } = use;
  const arn = bucketArn(partitionOf(sourceRegion), bucket);
  return onBucket.test(action) ? [arn] : files.map((file) => `${arn}/${file}`);
}

function accessOf(
  action: string,
  use: BucketUse,
  { resource, ...who }: Identity & { readonly resource: string },
): Access {
  return {
    ...{ principalArn: who.arn, account: who.account, action, resource },
    context: writingContext(action, use),
  };
}

function judgedFound(situation: Situation): Found {
  const { judged, use } = situation;
  const { decisive = ['s3:PutObject'] } = use;
  const denied = judged.filter(({ decision }) => decision === 'denies');
  const certain = denied.find(({ action }) => decisive.includes(action)) ?? denied[0];
  if (certain !== undefined) return deniedFound(certain, decisive.includes(certain.action), use);
  const unclear = judged.find(({ decision }) => decision === 'unclear');
  if (unclear !== undefined) return unclearFound(unclear);
  return silentFound(situation) ?? allowedFound(situation);
}

function deniedFound(judged: Judged, isDecisive: boolean, { principal }: BucketUse): Found {
  const whom = principal === 'caller' ? 'this profile' : 'the role';
  const found = `${statementName(judged)} denies ${judged.action} to ${whom}.`;
  return isDecisive ? fail(found, exception) : warn(found, exception);
}

const exception = 'Ask who manages the bucket to except the export from that statement.';

function unclearFound(judged: Judged): Found {
  const about = `${statementName(judged)} is about ${judged.action}`;
  const { keys = [] } = judged;
  if (keys.length > 0 && keys.every((key) => key.toLowerCase() === 'aws:sourceip')) {
    return warn(`${about} from some addresses, and AWS writes from its own.`, exception);
  }
  return unknown(
    `${about} and ${dependsOn(judged)}.`,
    'Read that statement of the bucket policy, or try the export.',
  );
}

/** Within an account its own policies are enough; another account has to be allowed here, too. */
function silentFound({ use, who, isForeign, judged }: Situation): Found | undefined {
  if (!isForeign) return undefined;
  const { decisive = ['s3:PutObject'] } = use;
  const silent = judged.filter(({ decision }) => decision === 'silent');
  const certain = silent.find(({ action }) => decisive.includes(action)) ?? silent[0];
  if (certain === undefined) return undefined;
  const found = `Another account owns the bucket, and no statement allows ${certain.action}.`;
  const fix = allowFix(use, who);
  return decisive.includes(certain.action) ? fail(found, fix) : warn(found, fix);
}

const allowFix = (use: BucketUse, who: Identity): Fix =>
  ownerFix('Let the owner of the bucket allow it in the bucket policy.', use, who);

function allowedFound({ use, isForeign }: Situation): Found {
  const whom = use.principal === 'caller' ? 'this profile' : 'the role';
  return isForeign
    ? pass(`The policy lets ${whom} write there, and denies it nothing that it needs.`)
    : pass(`No statement denies ${whom} what it needs.`);
}
