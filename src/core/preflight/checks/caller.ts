import { isExportError } from '../../errors.ts';
import { textsOf, type Condition, type Policy } from '../../policy/policy.ts';
import type { CancelSignal, Simulated } from '../../ports.ts';
import type { Check, Looks } from '../check.ts';
import { pass, unknown, warn, type Found } from '../found.ts';
import type { Fix } from '../finding.ts';
import { groupBy } from '../../lib/groupBy.ts';

/** One thing that the caller has to be allowed. */
export interface NeededAction {
  readonly action: string;
  /** The ARN of one thing, or `*`. */
  readonly resource: string;
  /** What the request says by condition key, such as `iam:PassedToService`. */
  readonly context?: Readonly<Record<string, string>>;
}

/** What the caller needs, and what gives it that. */
export interface CallerUse {
  readonly actions: readonly NeededAction[];
  /** More of them, on what has to be looked up first; none where that cannot be seen. */
  readonly lookUp?: (looks: Looks, signal: CancelSignal) => Promise<readonly NeededAction[]>;
  readonly fix?: Fix;
}

/**
 * What IAM's simulation says that the caller may do. It knows no policies of buckets and keys and
 * not all of an organization's, so that it is never certain.
 */
export function callerChecks(use: CallerUse): readonly Check[] {
  return [
    {
      ...{ id: 'caller-actions', looked: 'Permissions of this profile' },
      find: (looks, signal) => callerFound(use, looks, signal),
    },
  ];
}

/**
 * The actions of a policy, each on something that its resource stands for. What hangs on a condition
 * is left out, as the simulation does not know what that is about, unless it names the value itself.
 */
export function neededActions({ Statement: statements }: Policy): readonly NeededAction[] {
  return statements.flatMap(({ Action: actions, Resource: resources, Condition: condition }) => {
    const context = contextOf(condition);
    if (context === undefined) return [];
    return textsOf(actions).flatMap((action) =>
      textsOf(resources).map((resource) => ({ action, resource: sampleOf(resource), ...context })),
    );
  });
}

/** What meets a condition of one value by StringEquals; undefined for all other conditions. */
function contextOf(condition: Condition | undefined): Pick<NeededAction, 'context'> | undefined {
  if (condition === undefined) return {};
  const { StringEquals: equals, ...others } = condition;
  if (equals === undefined || Object.keys(others).length > 0) return undefined;
  const entries = Object.entries(equals).map(([key, value]) => [key, textsOf(value)[0] ?? '']);
  return { context: Object.fromEntries(entries) as Readonly<Record<string, string>> };
}

/** Something that a pattern stands for; characters that were written as text become themselves. */
function sampleOf(pattern: string): string {
  if (pattern === '*') return pattern;
  return pattern.replace(/\$\{([*?$])\}|[*?]/g, (_, literal?: string) => literal ?? 'x');
}

async function callerFound(
  { actions, lookUp, fix }: CallerUse,
  looks: Looks,
  signal: CancelSignal,
): Promise<Found> {
  const { arn } = await looks.identity(signal);
  if (arn.endsWith(':root')) return pass('It is the root user, whom IAM policies do not limit.');
  try {
    const more = (await lookUp?.(looks, signal)) ?? [];
    return simulatedFound(await simulated(arn, [...actions, ...more], looks, signal), fix);
  } catch (error) {
    if (!isExportError(error) || error.reason !== 'validation') throw error;
    return unknown('IAM simulates users and roles only, and this profile is neither.');
  }
}

/** One call for all actions on one resource: IAM tries each with each. */
async function simulated(
  arn: string,
  needed: readonly NeededAction[],
  { inspect }: Looks,
  signal: CancelSignal,
): Promise<readonly Simulated[]> {
  const asked = [...groupBy(needed, together).values()].map((group) => ({
    actions: [...new Set(group.map(({ action }) => action))],
    resources: [...new Set(group.map(({ resource }) => resource))],
    ...(group[0]?.context && { context: group[0].context }),
  }));
  const answers = await Promise.all(asked.map((one) => inspect.simulate(arn, one, signal)));
  return answers.flat();
}

const together = ({ resource, context = {} }: NeededAction): string =>
  JSON.stringify([resource, context]);

function simulatedFound(answers: readonly Simulated[], fix: Fix | undefined): Found {
  const named = (decision: Simulated['decision']) =>
    answers
      .filter((one) => one.decision === decision)
      .map(({ action, resource }) => `${action} on ${resource}`);
  const denied = named('explicitDeny');
  const missing = named('implicitDeny');
  if (denied.length > 0) {
    const found = `An IAM policy likely denies ${denied.join(', ')}.`;
    return warn(
      found,
      'Ask who manages the account to except the export, or choose another profile.',
    );
  }
  if (missing.length === 0) return pass('IAM policies likely allow all that the job needs.');
  const found = `IAM policies likely do not allow ${missing.join(', ')}.`;
  return warn(found, fix ?? 'Ask who manages the account to allow it, or choose another profile.');
}
