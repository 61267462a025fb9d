import type { KeySeed } from '../seed.ts';
import { policy, type PolicyDocument } from './document.ts';

/** The policy of a key: its own, or the one that KMS gives a key. */
export function keyPolicyOf(key: KeySeed, home: string): PolicyDocument {
  const account = key.account ?? home;
  if (key.policy !== undefined) return key.policy;
  return key.manager === 'AWS' ? servicePolicy(key, account) : usualPolicy(account);
}

/** "Default key policy" of the KMS guide: the account's own policies decide. */
function usualPolicy(account: string): PolicyDocument {
  return policy({
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  });
}

const using = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
/** Services that work on with their key when nobody asks any more. */
const granting: ReadonlySet<string> = new Set(['dynamodb', 'ebs', 'rds']);

/** Keys that AWS manages are for everybody of the account, through the one service, and to be looked at. */
function servicePolicy({ aliases, region }: KeySeed, account: string): PolicyDocument {
  const service = /^alias\/aws\/(.+)$/.exec(aliases[0] ?? '')?.[1] ?? 's3';
  return policy(
    {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: granting.has(service) ? [...using, 'kms:CreateGrant'] : using,
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:CallerAccount': account,
          'kms:ViaService': `${service === 'ebs' ? 'ec2' : service}.${region}.amazonaws.com`,
        },
      },
    },
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: ['kms:Describe*', 'kms:Get*', 'kms:List*'],
      Resource: '*',
    },
  );
}
