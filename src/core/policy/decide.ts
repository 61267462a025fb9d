import { isRecord, parseJson } from '../lib/json.ts';
import type { Access } from './access.ts';
import { all, any, not, type Certainty } from './certainty.ts';
import { conditionMatch, unclearKeys } from './conditionMatch.ts';
import { listOf } from './elements.ts';
import { like } from './pattern.ts';
import { principalMatch, sparedMatch } from './principalMatch.ts';

/** `silent`: no statement is about the request. `unclear`: one may be, which cannot be told here. */
export type Decision = 'allows' | 'denies' | 'silent' | 'unclear';

/** A decision, and the statement that it came from. */
export interface Judgement {
  readonly decision: Decision;
  /** Its Sid, where it has one. */
  readonly sid?: string;
  /** The condition keys that keep it from being clear. */
  readonly keys?: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What one policy says about a request: of a bucket, a key, a role's trust or an identity. */
export function decide(policyText: string, access: Access): Decision {
  return judge(policyText, access).decision;
}

/**
 * The same with the statement behind it. What cannot be known here is `unclear`, unless the
 * statement is not about the request anyway: "Policy evaluation logic", where a deny wins.
 */
export function judge(policyText: string, access: Access): Judgement {
  const policy = parseJson(policyText);
  if (!isRecord(policy)) return { decision: 'unclear' };
  const statements = listOf(policy['Statement']);
  if (!statements.every(isRecord)) return { decision: 'unclear' };
  const found = (effect: string, certainty: Certainty) =>
    statements.find((one) => one['Effect'] === effect && statementMatch(one, access) === certainty);
  return (
    told('denies', found('Deny', 'yes')) ??
    unclear(found('Deny', 'maybe'), access) ??
    told('allows', found('Allow', 'yes')) ??
    unclear(found('Allow', 'maybe'), access) ?? { decision: 'silent' }
  );
}

function told(decision: Decision, statement: Fields | undefined): Judgement | undefined {
  if (statement === undefined) return undefined;
  const { Sid: sid } = statement;
  return typeof sid === 'string' && sid !== '' ? { decision, sid } : { decision };
}

function unclear(statement: Fields | undefined, access: Access): Judgement | undefined {
  const judgement = told('unclear', statement);
  return judgement && { ...judgement, keys: unclearKeys(statement?.['Condition'], access) };
}

function statementMatch(statement: Fields, access: Access): Certainty {
  return all([
    whoMatch(statement, access),
    eitherMatch(statement, 'Action', (text) =>
      like(text.toLowerCase(), access.action.toLowerCase()),
    ),
    whatMatch(statement, access.resource),
    conditionMatch(statement['Condition'], access),
  ]);
}

/** Policies of identities name nobody. Who a NotPrincipal spares is a matter of sessions, too. */
function whoMatch({ Principal: who, NotPrincipal: others }: Fields, access: Access): Certainty {
  if (others !== undefined) return sparedMatch(others, access) === 'no' ? 'yes' : 'maybe';
  return who === undefined ? 'yes' : principalMatch(who, access);
}

function whatMatch(statement: Fields, resource: string | undefined): Certainty {
  if (resource === undefined) return 'yes';
  return eitherMatch(statement, 'Resource', (pattern) => like(pattern, resource));
}

function eitherMatch(
  statement: Fields,
  name: 'Action' | 'Resource',
  isOne: (pattern: string) => Certainty,
): Certainty {
  const others = statement[`Not${name}`];
  const matchOf = (value: unknown) =>
    any(listOf(value).map((item) => (typeof item === 'string' ? isOne(item) : 'maybe')));
  return others === undefined ? matchOf(statement[name]) : not(matchOf(others));
}
