/** One text, or several that mean the same. */
export type Texts = string | readonly string[];

/** Who a statement is about. */
export type Named = '*' | Readonly<Record<string, Texts | undefined>>;

/** A statement as somebody wrote it. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Named | object;
  readonly NotPrincipal?: Named | object;
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Resource?: Texts;
  readonly NotResource?: Texts;
  /** By operator, then by key. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
}

/** A policy of an identity, a bucket, a key or a role. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

/** A policy with one statement. */
export function policy(...Statement: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

/** The statements of a policy; one needs no brackets around it. */
export function statementsOf({ Statement }: PolicyDocument): readonly PolicyStatement[] {
  return listOf(Statement);
}

/** All that an element says. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
