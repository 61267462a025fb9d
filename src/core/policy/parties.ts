import { isAccountId } from '../grammar/account.ts';
import { bucketNameFinding } from '../grammar/bucketName.ts';
import { partitionOf } from '../grammar/regions.ts';
import { parseRoleArn } from '../grammar/roleArn.ts';
import { keyUse, type KeyUse } from './keyUse.ts';
import { placeholders } from './placeholder.ts';
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
  readonly key?: KeyUse;
  readonly role: string;
}

/**
 * What a need and its asker come to. What no bucket, key or role can be named becomes a placeholder:
 * nothing of a policy is ever made of text that was not checked.
 */
export function partiesOf(need: Need, asker: Asker): Parties {
  const { region, account = placeholders.account, arn = placeholders.caller } = asker;
  const partition = partitionOf(region);
  const place = { partition, region: asker.bucketRegion ?? region, account };
  const { kmsKeyId: key, roleArn = '' } = need;
  return {
    ...{ partition, region, account, caller: arn },
    bucket: bucketOf(need, partition, account),
    prefix: need.prefix ?? placeholders.prefix,
    ...(key !== undefined && { key: keyUse(key, place) }),
    role: parseRoleArn(roleArn) === undefined ? placeholders.role : roleArn,
  };
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
