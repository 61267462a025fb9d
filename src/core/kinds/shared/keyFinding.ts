import type { Finding } from '../../grammar/finding.ts';
import { isKeyReference, parseKeyArn, type KeyArn } from '../../grammar/kms.ts';
import type { FormFacts } from '../kind.ts';
import type { EncryptionChoice } from './encryption.ts';

/**
 * Whether the KMS key can be the right one. Without a key AWS takes the AWS managed key of S3, so
 * an empty field is fine; a key typed for another choice of encryption is not sent.
 */
export function keyFinding(draft: EncryptionChoice, facts: FormFacts): Finding | undefined {
  const key = draft.kmsKeyId;
  if (draft.encryption !== 'KMS' || key === '') return undefined;
  if (!isKeyReference(key)) return unreadable();
  const arn = parseKeyArn(key);
  return arn && (regionFinding(arn, facts) ?? accountFinding(arn, facts));
}

function unreadable(): Finding {
  const message =
    'Give the key as its ID, its ARN, or an alias such as alias/exports; leave it empty for the AWS managed key of S3.';
  return { severity: 'error', code: 'key-unreadable', message };
}

/** AWS takes a key of another Region and fails minutes later, with KmsNotFoundException. */
function regionFinding({ region }: KeyArn, facts: FormFacts): Finding | undefined {
  const { bucketRegion } = facts;
  if (bucketRegion !== undefined && region !== bucketRegion) {
    const message = `Choose a key in ${bucketRegion}, where the bucket is: with this one, in ${region}, AWS would start the export and fail minutes later.`;
    return { severity: 'error', code: 'key-other-region', message };
  }
  if (bucketRegion !== undefined || region === facts.region) return undefined;
  const message = `Make sure that the bucket is in ${region}, like the key: with a key of another Region the export fails minutes after its start.`;
  return { severity: 'warning', code: 'key-region-unsure', message };
}

/** A key of another account needs a policy that lets this one use it. */
export function accountFinding({ account }: KeyArn, facts: FormFacts): Finding | undefined {
  if (facts.account === '' || account === facts.account) return undefined;
  const message = `Make sure that the policy of the key lets account ${facts.account} use it: the key belongs to account ${account}.`;
  return { severity: 'warning', code: 'key-other-account', message };
}
