import { textsOf, type Statement } from '../../../src/core/policy/policy.ts';
import type { RequiredPolicy } from '../../../src/core/policy/required.ts';

/** Policies of which one piece is taken away. */
export interface Lacking {
  /** `kms:Decrypt of UseKey in caller`: the piece, the statement and the policy that it is in. */
  readonly title: string;
  /** What can no longer be done. */
  readonly actions: readonly string[];
  /** Where it is taken from: `caller/UseKey`. */
  readonly from: string;
  /** What is left. */
  readonly policies: readonly RequiredPolicy[];
}

/** Every statement, every action, and every resource where a statement has several of them. */
export function piecesOf(policies: readonly RequiredPolicy[]): readonly Lacking[] {
  return policies.flatMap((policy) =>
    policy.policy.Statement.flatMap((statement) =>
      cuts(statement).map(({ name, left, ...cut }) => {
        const { Sid = '' } = statement;
        const piece = name === '' ? Sid : `${name} of ${Sid}`;
        const statements = policy.policy.Statement.flatMap((one) =>
          one === statement ? left : [one],
        );
        const changed = { ...policy, policy: { ...policy.policy, Statement: statements } };
        return {
          ...{ title: `${piece} in ${policy.id}`, from: `${policy.id}/${Sid}`, ...cut },
          policies: policies.map((one) => (one === policy ? changed : one)),
        };
      }),
    ),
  );
}

interface Cut {
  /** Empty for the statement as a whole. */
  readonly name: string;
  readonly actions: readonly string[];
  readonly left: readonly Statement[];
}

function cuts(statement: Statement): readonly Cut[] {
  const actions = textsOf(statement.Action);
  const resources = textsOf(statement.Resource);
  return [
    { name: '', actions, left: [] },
    // One that is alone is its statement.
    ...(actions.length === 1 ? [] : actions).map((name): Cut => ({
      ...{ name, actions: [name] },
      left: [{ ...statement, Action: without(actions, name) }],
    })),
    ...(resources.length === 1 ? [] : resources).map((name): Cut => ({
      ...{ name, actions },
      left: [{ ...statement, Resource: without(resources, name) }],
    })),
  ];
}

const without = (texts: readonly string[], one: string): readonly string[] =>
  texts.filter((text) => text !== one);
