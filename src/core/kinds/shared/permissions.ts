import { granteeOf } from '../../policy/grantee.ts';
import type { Parties } from '../../policy/parties.ts';
import { placeholders } from '../../policy/placeholder.ts';
import { allow, policyOf, type Statement } from '../../policy/policy.ts';
import type { RequiredPolicy } from '../../policy/required.ts';

/** What the identity of the caller is allowed; without it nothing starts. */
export function callerPolicy(
  { caller }: Parties,
  title: string,
  statements: readonly Statement[],
  notes: readonly string[] = [],
): RequiredPolicy {
  return {
    ...{ id: 'caller', title, attachTo: toCaller(caller), place: 'managed', isOptional: false },
    ...{ policy: policyOf(...statements), notes },
  };
}

/** What makes more possible than the job itself needs. */
export function optionalPolicy(
  { id, title }: Pick<RequiredPolicy, 'id' | 'title'>,
  { caller }: Parties,
  statements: readonly Statement[],
  notes: readonly string[] = [],
): RequiredPolicy {
  return {
    ...{ id, title, attachTo: toCaller(caller), place: 'managed', isOptional: true },
    ...{ policy: policyOf(...statements), notes },
  };
}

function toCaller(caller: string): string {
  const whom = 'Attach it to the user, role or permission set that exports';
  return caller === placeholders.caller ? `${whom}.` : `${whom}, now ${caller}.`;
}

/** What one grantee may do with a bucket or a key. */
interface Grant {
  readonly actions: readonly string[];
  readonly on: readonly string[];
}

/**
 * What the owner of the bucket has to allow, where that is another account: nothing else lets a
 * stranger write there.
 */
export function bucketPolicy(
  { bucket }: Parties,
  arn: string,
  grants: Readonly<Record<string, Grant>>,
): readonly RequiredPolicy[] {
  const { name, owner } = bucket;
  if (owner === undefined) return [];
  const { to, when } = granteeOf(arn);
  const statements = Object.entries(grants).map(([sid, grant]) =>
    allow(sid, { ...grant, to, when }),
  );
  return [
    {
      id: 'bucket',
      title: 'Bucket policy of the other account',
      attachTo: `Account ${owner} adds the statements to the policy of bucket ${name} and keeps those that are there.`,
      ...{ place: 'bucket', isOptional: false, policy: policyOf(...statements), notes: [] },
    },
  ];
}

/** What the owner of the key has to allow, where that is another account. */
export function keyPolicy(
  { key }: Parties,
  arns: readonly string[],
  actions: readonly string[],
): readonly RequiredPolicy[] {
  if (key?.owner === undefined) return [];
  const statements = arns.map((arn, index) =>
    // In the policy of a key, `*` is that key.
    allow(`UseKey${index === 0 ? '' : index + 1}`, { actions, on: ['*'], ...granteeOf(arn) }),
  );
  return [
    {
      id: 'key',
      title: 'Key policy of the other account',
      attachTo: `Account ${key.owner} adds the statements to the policy of the KMS key and keeps those that are there.`,
      ...{ place: 'key', isOptional: false, policy: policyOf(...statements), notes: [] },
    },
  ];
}

/** The statement for the key, where there is a key that needs one. */
export function keyStatement({ key }: Parties, actions: readonly string[]): readonly Statement[] {
  if (key === undefined || key.isAwsManaged) return [];
  return [allow('UseKey', { actions, on: [key.resource], when: key.when })];
}

/** What else to know of the key, for the notes beside its statement. */
export function keyNotes({ key }: Parties): readonly string[] {
  if (key === undefined) return [];
  if (key.isAwsManaged) {
    return ['The policy of a key that AWS manages lets everybody of its account use it.'];
  }
  if (key.owner !== undefined) return [];
  return [
    'The statement about the KMS key counts only while the policy of the key lets IAM policies of its account allow its use, as the default key policy does.',
  ];
}

/** What opening the manifest needs, and reading the files beside it. */
export function readPolicy(parties: Parties, files: readonly string[]): RequiredPolicy {
  const { owner } = parties.bucket;
  return optionalPolicy(
    { id: 'read', title: 'To open the manifest and read the files' },
    parties,
    [
      allow('ReadFiles', { actions: ['s3:GetObject'], on: files }),
      ...keyStatement(parties, ['kms:Decrypt']),
    ],
    owner === undefined ? [] : [`Account ${owner} has to allow it in the bucket policy, too.`],
  );
}

/** The look-ups of pickers that every form has. AWS takes no narrower resource for them. */
export function pickerStatements(
  { key }: Parties,
  actions: readonly string[],
): readonly Statement[] {
  const lists = [...actions, 's3:ListAllMyBuckets', 'kms:ListAliases', 'iam:ListAccountAliases'];
  const describe = key === undefined ? [] : [key];
  return [
    allow('ListForPickers', { actions: lists, on: ['*'] }),
    ...describe.map(({ resource, when }) =>
      allow('LookAtKey', { actions: ['kms:DescribeKey'], on: [resource], when }),
    ),
  ];
}

/** What the owner of the key has to allow besides, where its policy for the job does not. */
export function lookUpNotes({ key }: Parties): readonly string[] {
  if (key?.owner === undefined) return [];
  return [`Account ${key.owner} has to allow kms:DescribeKey in the key policy, too.`];
}
