import { formatCount } from '../../src/core/format/text.ts';
import { utf8Length } from '../../src/core/grammar/keyPrefix.ts';
import { isRecord } from '../../src/core/lib/json.ts';
import { listOf } from '../../src/core/policy/elements.ts';
import { replacementsIn } from '../../src/core/policy/placeholder.ts';
import type { PolicyPlace } from '../../src/core/policy/places.ts';
import { conditionProblems } from './conditions.ts';
import { actionProblems, resourceProblems } from './elements.ts';
import { placeRules, type PlaceRules } from './placeRules.ts';
import { principalProblems } from './principals.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is wrong with a policy document by AWS's grammar and by the rules of the place where it is
 * to go, in sentences; empty for a good one. Not whether what it names exists.
 */
export function policyProblems(policy: unknown, place: PolicyPlace): readonly string[] {
  if (!isRecord(policy)) return ['A policy is an object of JSON.'];
  const rules = placeRules[place];
  return [
    ...unknownElements(policy, documentElements, 'The policy'),
    ...(policy['Version'] === '2012-10-17' ? [] : ['Version is 2012-10-17.']),
    ...statementsProblems(policy['Statement'], rules),
    ...replacementsIn(JSON.stringify(policy)).map(
      ({ placeholder, meaning }) => `Replace ${placeholder} by ${meaning}.`,
    ),
    ...sizeProblems(policy, rules),
  ];
}

const documentElements: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement']);

const statementElements: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

function unknownElements(
  fields: Fields,
  known: ReadonlySet<string>,
  whose: string,
): readonly string[] {
  const strange = Object.keys(fields).filter((name) => !known.has(name));
  return strange.map((name) => `${whose} has an element that AWS does not know: ${name}.`);
}

function statementsProblems(value: unknown, rules: PlaceRules): readonly string[] {
  const statements = listOf(value);
  if (statements.length === 0) return ['A policy has at least one statement.'];
  const sids = statements.flatMap((one) => (isRecord(one) ? [one['Sid']] : []));
  return statements.flatMap((statement, index) => {
    const name = `Statement ${index + 1}`;
    if (!isRecord(statement)) return [`${name} is no object.`];
    const problems = [...sidProblems(statement['Sid'], sids), ...ownProblems(statement, rules)];
    return [
      ...unknownElements(statement, statementElements, name),
      ...problems.map((problem) => `${name}: ${problem}`),
    ];
  });
}

/** Letters and digits, as IAM demands; S3 and KMS take more. */
function sidProblems(sid: unknown, all: readonly unknown[]): readonly string[] {
  if (sid === undefined) return [];
  if (typeof sid !== 'string' || !/^[A-Za-z0-9]+$/.test(sid)) {
    return ['Sid has letters and digits only.'];
  }
  return all.filter((other) => other === sid).length > 1 ? [`Sid ${sid} is there twice.`] : [];
}

function ownProblems(statement: Fields, rules: PlaceRules): readonly string[] {
  const { Effect: effect, Condition: condition } = statement;
  return [
    ...(effect === 'Allow' || effect === 'Deny' ? [] : ['Effect is Allow or Deny.']),
    ...eitherProblems(statement, 'Principal', rules.hasPrincipal),
    ...eitherProblems(statement, 'Action', true),
    ...eitherProblems(statement, 'Resource', rules.hasResource),
    ...principalProblems(statement['Principal'] ?? statement['NotPrincipal']),
    ...actionProblems(statement['Action'] ?? statement['NotAction']),
    ...resourceProblems(statement['Resource'] ?? statement['NotResource']),
    ...(condition === undefined ? [] : conditionProblems(condition)),
  ];
}

/** Exactly one of an element and its opposite where it belongs, and none where it does not. */
function eitherProblems(statement: Fields, name: string, belongs: boolean): readonly string[] {
  const there = [name, `Not${name}`].filter((element) => statement[element] !== undefined);
  if (belongs) return there.length === 1 ? [] : [`it has one of ${name} and Not${name}.`];
  return there.map((element) => `${element} does not belong into a policy of this place.`);
}

function sizeProblems(policy: Fields, { longest }: PlaceRules): readonly string[] {
  const size = utf8Length(JSON.stringify(policy));
  if (size <= longest) return [];
  return [`The policy is too long: ${formatCount(size)} of ${formatCount(longest)} characters.`];
}
