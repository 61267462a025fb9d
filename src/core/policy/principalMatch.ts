import { isAccountId } from '../grammar/account.ts';
import { isRecord } from '../lib/json.ts';
import { identified, type Access, type Identified } from './access.ts';
import { any, sure, type Certainty } from './certainty.ts';
import { listOf } from './elements.ts';

/** Whether a Principal is about whom the request is of: "AWS JSON policy elements: Principal". */
export function principalMatch(value: unknown, access: Access): Certainty {
  if (value === '*') return 'yes';
  if (!isRecord(value)) return 'maybe';
  return any(
    Object.entries(value).flatMap(([type, names]) =>
      listOf(names).map((name) => nameMatch(type, name, access)),
    ),
  );
}

/**
 * Whether a NotPrincipal may spare whom the request is of. An account beside others is there because
 * AWS asks for it, and spares nobody but its root user: "AWS JSON policy elements: NotPrincipal".
 */
export function sparedMatch(value: unknown, access: Access): Certainty {
  if (!isRecord(value)) return principalMatch(value, access);
  const names = listOf(value['AWS']);
  const others = names.filter((name) => typeof name !== 'string' || accountOf(name) === undefined);
  const isAlone = others.length === 0 || access.principalArn.endsWith(':root');
  return principalMatch(isAlone ? value : { ...value, AWS: others }, access);
}

/** The account that a name of a policy stands for, if it does. */
const accountOf = (name: string): string | undefined =>
  isAccountId(name) ? name : /^arn:[a-z-]+:iam::(\d{12}):root$/.exec(name)?.[1];

function nameMatch(type: string, name: unknown, access: Access): Certainty {
  if (typeof name !== 'string') return 'maybe';
  const isService = !access.principalArn.startsWith('arn:');
  switch (type) {
    case 'AWS':
      return isService ? sure(name === '*') : awsMatch(name, access);
    case 'Service':
      return sure(isService && name === access.principalArn);
    case 'Federated':
      return 'no';
    default:
      // A canonical user is an account under a name that cannot be compared.
      return isService ? 'no' : 'maybe';
  }
}

function awsMatch(name: string, { principalArn, account }: Access): Certainty {
  if (name === '*' || name === principalArn) return 'yes';
  const whole = accountOf(name);
  if (whole !== undefined) return account === '' ? 'maybe' : sure(whole === account);
  const [named, who] = [identified(name), identified(principalArn)];
  return named === undefined || who === undefined ? 'maybe' : identityMatch(named, who);
}

/** Names are unique in an account, whatever their paths: "IAM identifiers". */
function identityMatch(named: Identified, who: Identified): Certainty {
  if (named.account !== who.account) return 'no';
  if (named.type === 'other' || who.type === 'other') return 'maybe';
  const isUser = named.type === 'user';
  if (isUser !== (who.type === 'user') || named.name !== who.name) return 'no';
  // A session that is named is not this one, and which one a role will have is not known.
  if (named.type === 'session') return who.type === 'session' ? 'no' : 'maybe';
  return 'yes';
}
