/** One text, or several that mean the same to the element that has them. */
export type OneOrMany = string | readonly string[];

/** Who a statement of a resource or trust policy is about: "AWS JSON policy elements: Principal". */
export interface Principal {
  readonly AWS?: OneOrMany;
  readonly Service?: OneOrMany;
  readonly Federated?: OneOrMany;
  readonly CanonicalUser?: OneOrMany;
}

/** By operator, such as `StringEquals`, and then by condition key, such as `aws:SourceAccount`. */
export type Condition = Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>;

/** One statement in AWS's own names: "Grammar of the IAM JSON policy language". */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Principal | '*';
  readonly NotPrincipal?: Principal | '*';
  readonly Action?: OneOrMany;
  readonly NotAction?: OneOrMany;
  readonly Resource?: OneOrMany;
  readonly NotResource?: OneOrMany;
  readonly Condition?: Condition;
}

/** A policy document of the only version that knows all elements. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** A policy of these statements, in this order. */
export function policyOf(...statements: readonly Statement[]): Policy {
  return { Version: '2012-10-17', Statement: statements };
}

/** What a statement allows; a list of one is written as a text, as AWS's examples do. */
export interface Allowance {
  readonly actions: readonly string[];
  /** Absent in trust policies, which are about the role that has them. */
  readonly on?: readonly string[];
  readonly to?: Principal;
  readonly when?: Condition | undefined;
}

/** A statement that allows something, with its elements in AWS's order. */
export function allow(Sid: string, { actions, on, to, when }: Allowance): Statement {
  return {
    Sid,
    Effect: 'Allow',
    ...(to && { Principal: to }),
    Action: oneOrMany(actions),
    ...(on && { Resource: oneOrMany(on) }),
    ...(when && { Condition: when }),
  };
}

/** The policy as people paste it: pretty JSON, elements and statements in their own order. */
export function formatPolicy(policy: Policy): string {
  return JSON.stringify(policy, null, 2);
}

/** All texts of an element, however it is written. */
export function textsOf(value: OneOrMany | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function oneOrMany(texts: readonly string[]): OneOrMany {
  const [first, ...others] = texts;
  return first !== undefined && others.length === 0 ? first : texts;
}
