import { isKeyReference } from '../../../core/grammar/kms.ts';
import { parseRoleArn } from '../../../core/grammar/roleArn.ts';
import { attempt } from '../../../core/lib/attempt.ts';
import type { Asked, Need } from '../../../core/policy/required.ts';
import type { AwsAccess, KmsKey, Role } from '../../../core/ports.ts';
import type { Ask, Choice } from '../../ask.ts';

/** Where keys and roles are looked for. */
interface Place {
  readonly ask: Ask;
  readonly access: AwsAccess;
  /** The one that the key has to be in. */
  readonly region: string;
}

type KeyAnswer = Pick<Need, 'kmsKeyId'>;
type RoleAnswer = Pick<Need, 'roleArn'>;

/** The key that the export is encrypted with, if the job takes one; undefined when withdrawn. */
export async function wantKey(
  asks: readonly Asked[],
  { ask, access: { keys }, region }: Place,
): Promise<KeyAnswer | undefined> {
  const isOptional = asks.includes('optional-key');
  if (!isOptional && !asks.includes('key')) return {};
  const listed = attempt(() => keys.listKeys(region));
  return ask.pick<KeyAnswer>({
    title: `Choose the KMS key in ${region}`,
    placeholder: 'Type to find a key, or its ID, ARN or alias',
    groups: listed.then((page) => {
      const found = page.ok ? page.value.items.filter(({ usable }) => usable) : [];
      return [
        { heading: 'without', choices: [isOptional ? noKey : later] },
        { heading: 'keys', choices: found.map(keyChoice) },
      ];
    }),
    typed: typedAs(isKeyReference, (kmsKeyId) => ({ kmsKeyId })),
  });
}

/** The role that RDS writes as, if the job has one; undefined when withdrawn. */
export async function wantRole(
  asks: readonly Asked[],
  { ask, access: { roles } }: Place,
): Promise<RoleAnswer | undefined> {
  if (!asks.includes('role')) return {};
  const listed = attempt(() => roles.listRoles());
  const isRole = (text: string): boolean => parseRoleArn(text) !== undefined;
  return ask.pick<RoleAnswer>({
    title: 'Choose the IAM role that writes to the bucket',
    placeholder: 'Type to find a role, or its whole ARN',
    groups: listed.then((page) => [
      { heading: 'later', choices: [later] },
      { heading: 'roles', choices: (page.ok ? page.value.items : []).map(roleChoice) },
    ]),
    typed: typedAs(isRole, (roleArn) => ({ roleArn })),
  });
}

const later: Choice<Readonly<Record<string, never>>> = {
  label: 'Not decided yet',
  description: 'shows placeholders',
  value: {},
};

const noKey: Choice<KeyAnswer> = {
  label: 'No KMS key',
  description: 'the default encryption of the bucket',
  value: {},
};

const keyChoice = ({ alias, arn, keyId }: KmsKey): Choice<KeyAnswer> => ({
  label: alias ?? keyId,
  ...(alias !== undefined && { description: keyId }),
  value: { kmsKeyId: arn },
});

const roleChoice = ({ arn, name, trustsExports }: Role): Choice<RoleAnswer> => ({
  label: name,
  ...(trustsExports && { description: 'RDS may assume it' }),
  value: { roleArn: arn },
});

function typedAs<T>(
  isGood: (text: string) => boolean,
  answer: (text: string) => T,
): (typed: string) => Choice<T> | undefined {
  return (typed) => {
    const text = typed.trim();
    if (!isGood(text)) return undefined;
    return { label: `Use “${text}”`, description: 'as typed', value: answer(text) };
  };
}
