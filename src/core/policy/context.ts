import { accountIn } from '../grammar/account.ts';
import { identified, type Access, type Value } from './access.ts';

/** What a key can be: one of these values, or not known. */
export type Known = readonly Value[] | undefined;

/**
 * What is known of a condition key, whose case does not count. AWS's services call each other
 * encrypted, and as the one whom they act for: "AWS global condition context keys". `wanted` is what the
 * policy compares with.
 */
export function contextOf(key: string, access: Access, wanted: readonly string[]): Known {
  const name = key.toLowerCase();
  const given = Object.entries(access.context ?? {}).find(([one]) => one.toLowerCase() === name);
  if (given !== undefined) return valuesOf(given[1]);
  return general(name, access, wanted);
}

const valuesOf = (given: Value | readonly Value[]): readonly Value[] =>
  given === null || typeof given === 'string' ? [given] : given;

function general(name: string, access: Access, wanted: readonly string[]): Known {
  const isService = !access.principalArn.startsWith('arn:');
  switch (name) {
    case 'aws:securetransport':
      return ['true'];
    case 'aws:principalisawsservice':
      return [String(isService)];
    case 'aws:principalaccount':
    case 'kms:calleraccount':
      return isService || access.account === '' ? undefined : [access.account];
    case 'aws:principalarn':
      return isService ? undefined : principalArns(access.principalArn, wanted);
    default:
      return undefined;
  }
}

/** The ARN of a session leaves out the path of its role, which this key has: it can be any. */
function principalArns(arn: string, wanted: readonly string[]): Known {
  const who = identified(arn);
  if (who?.type === 'other') return undefined;
  if (who?.type !== 'session') return [arn];
  const role = `${arn.split(':', 2).join(':')}:iam::${accountIn(arn) ?? ''}:role`;
  const paths = ['/', '/path/', ...wanted.map((text) => /:role(\/.*\/)/.exec(text)?.[1] ?? '/')];
  return paths.map((path) => `${role}${path}${who.name}`);
}
