import { isAccountId } from '../grammar/account.ts';
import { bucketNameFinding } from '../grammar/bucketName.ts';
import { isRegionName, partitionOf } from '../grammar/regions.ts';
import { parseRoleArn } from '../grammar/roleArn.ts';
import { keyRegion, type KeyHome } from './keyRegion.ts';
import { placeholders } from './placeholder.ts';
import { policyKey, type PolicyKey } from './policyKey.ts';
import type { Asker, Need } from './required.ts';
import { bucketArn } from './resources.ts';

/** Who and what the policies of one job are about; placeholders stand for what nobody said. */
export interface Parties {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** The ARN of the user, or of the session of a role, that exports. */
  readonly caller: string;
  readonly bucket: {
    readonly name: string;
    readonly arn: string;
    /** If not the caller's. */ readonly owner?: string;
  };
  readonly prefix: string;
  readonly key?: PolicyKey;
  readonly role: string;
}

/**
 * What a need and its asker come to. What no Region, bucket, key or role can be named becomes a
 * placeholder: nothing of a policy is ever made of text that was not checked.
 */
export function partiesOf(need: Need, asker: Asker, keyHome: KeyHome): Parties {
  const { account = placeholders.account, arn = placeholders.caller } = asker;
  const region = regionOf(asker.region);
  const partition = partitionOf(region);
  const keyPlace = regionOf(keyRegion(keyHome, asker) ?? region);
  const { kmsKeyId: key, roleArn = '' } = need;
  return {
    ...{ partition, region, account, caller: arn },
    bucket: bucketOf(need, partition, account),
    prefix: need.prefix ?? placeholders.prefix,
    ...(key !== undefined && { key: policyKey(key, { partition, region: keyPlace, account }) }),
    role: roleOf(roleArn),
  };
}

const regionOf = (text: string): string => (isRegionName(text) ? text : placeholders.region);

/**
 * The path of a role can hold what a policy takes for more than text, which only a Resource could
 * write as text and a Principal not.
 */
function roleOf(arn: string): string {
  return parseRoleArn(arn) === undefined || /[*?$]/.test(arn) ? placeholders.role : arn;
}

function bucketOf(
  { bucket = '', bucketOwner: owner = '' }: Need,
  partition: string,
  account: string,
): Parties['bucket'] {
  const isName = bucketNameFinding(bucket)?.severity !== 'error';
  const name = isName ? bucket : placeholders.bucket;
  const isForeign = isAccountId(owner) && owner !== account;
  return { name, arn: bucketArn(partition, name), ...(isForeign && { owner }) };
}
