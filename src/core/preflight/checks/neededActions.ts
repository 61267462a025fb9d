import { replacementsIn } from '../../policy/placeholder.ts';
import { textsOf, type Condition, type Policy, type Statement } from '../../policy/policy.ts';
import type { Fix } from '../finding.ts';

/** One thing that the caller has to be allowed. */
export interface NeededAction {
  readonly action: string;
  /** The ARN of one thing, or `*`. */
  readonly resource: string;
  /** The pattern that the thing stands for, which people know it by. */
  readonly pattern?: string;
  /** What the request says by condition key, such as `iam:PassedToService`. */
  readonly context?: Readonly<Record<string, string>>;
  /** Without it the job runs, and might not be seen to its end; on one of its resources is enough. */
  readonly isForFollowing?: true;
}

/** What the caller needs. */
export interface Needed {
  readonly actions: readonly NeededAction[];
  /** More of it that IAM cannot be asked about, as it is not known what it is done to. */
  readonly untried: readonly string[];
  /** What gives it all of them. */
  readonly fix?: Fix;
}

/** Actions of a policy that the job itself does not take. */
export interface Besides {
  /** Only following the job takes them. */
  readonly following?: readonly string[];
  /** They make more possible. */
  readonly more?: readonly string[];
}

/**
 * The actions of a policy, each on something that its resource stands for. What has a placeholder or
 * hangs on a condition is not tried, as the simulation does not know what that is about, unless it
 * names the value itself.
 */
export function neededActions(
  { Statement: statements }: Policy,
  { following = [], more = [] }: Besides = {},
): Needed {
  const each = statements.flatMap((statement) =>
    textsOf(statement.Action)
      .filter((action) => !more.includes(action))
      .map((action) => ({ action, tried: triedOf(action, statement) })),
  );
  return {
    actions: each.flatMap(({ action, tried = [] }) =>
      tried.map((one) => ({ ...one, ...(following.includes(action) && { isForFollowing: true }) })),
    ),
    untried: each.flatMap(({ action, tried }) => (tried === undefined ? [action] : [])),
  };
}

/** Undefined where IAM cannot be asked. */
function triedOf(
  action: string,
  { Resource: resource, Condition: condition }: Statement,
): readonly NeededAction[] | undefined {
  const context = contextOf(condition);
  const names = namesOf(action);
  const patterns = textsOf(resource);
  if (context === undefined || names === undefined || replacementsIn(patterns.join()).length > 0) {
    return undefined;
  }
  return patterns.flatMap((pattern) =>
    names.map((name) => ({ action: name, ...thingOf(pattern), ...context })),
  );
}

/** What meets a condition of one value by StringEquals; undefined for all other conditions. */
function contextOf(condition: Condition | undefined): Pick<NeededAction, 'context'> | undefined {
  if (condition === undefined) return {};
  const { StringEquals: equals, ...others } = condition;
  if (equals === undefined || Object.keys(others).length > 0) return undefined;
  const entries = Object.entries(equals).map(([key, value]) => [key, textsOf(value)[0] ?? '']);
  return { context: Object.fromEntries(entries) as Readonly<Record<string, string>> };
}

/** The simulation takes no wildcard in an action: "SimulatePrincipalPolicy" of the IAM API reference. */
function namesOf(action: string): readonly string[] | undefined {
  return action.includes('*') ? families[action] : [action];
}

const families: Readonly<Record<string, readonly string[]>> = {
  'kms:GenerateDataKey*': ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'],
  'kms:ReEncrypt*': ['kms:ReEncryptFrom', 'kms:ReEncryptTo'],
};

/** Something that a pattern stands for; characters that were written as text become themselves. */
function thingOf(pattern: string): Pick<NeededAction, 'resource' | 'pattern'> {
  if (pattern === '*') return { resource: pattern };
  const filled = (wildcard?: string): string =>
    pattern.replace(/\$\{([*?$])\}|[*?]/g, (one, literal?: string) => literal ?? wildcard ?? one);
  const [resource, known] = [filled('x'), filled()];
  return resource === known ? { resource } : { resource, pattern: known };
}
