import { groupBy } from '../../lib/groupBy.ts';
import type { Simulated } from '../../ports.ts';
import { pass, unknown, warn, type Found } from '../found.ts';
import type { Needed, NeededAction } from './neededActions.ts';

/** Something that the caller needs, and what the simulation says of it. */
export interface Tried extends NeededAction {
  readonly decision: Simulated['decision'];
}

/**
 * What a simulation comes to: what the job itself takes is told apart from what only following it
 * takes. Policies that keep a job from being followed do not keep it from running.
 */
export function simulatedFound(
  tried: readonly Tried[],
  { fix, untried }: Pick<Needed, 'fix' | 'untried'>,
): Found {
  const lacking = tried.filter(({ decision }) => decision !== 'allowed');
  const own = lackOf(lacking.filter((one) => one.isForFollowing === undefined));
  const following = lackOf(lacking.filter((one) => isUnseen(one, tried)));
  const first = own ?? following;
  const left = untried.length === 0 ? '' : ` Not tried: ${listed(untried)}.`;
  if (first !== undefined) {
    return warn(
      `${foundOf(own, following)}${left}`,
      first.isDenied ? exception : (fix ?? permission),
    );
  }
  if (left === '') return pass('IAM policies likely allow all that the job needs.');
  return unknown(`IAM policies likely allow what could be tried.${left}`, {
    text: 'Make sure that they are allowed.',
    ...(fix?.paste && { paste: fix.paste }),
  });
}

const exception = 'Ask who manages the account to except the export, or choose another profile.';
const permission = 'Ask who manages the account to allow it, or choose another profile.';

/** AWS does not tell on what it checks actions of following, so that one of their resources will do. */
function isUnseen({ action, isForFollowing }: Tried, tried: readonly Tried[]): boolean {
  if (isForFollowing === undefined) return false;
  return !tried.some((one) => one.action === action && one.decision === 'allowed');
}

function foundOf(own: Lack | undefined, following: Lack | undefined): string {
  if (own === undefined) {
    return `The job would likely run, but how it ends might not be shown: ${following?.text ?? ''}.`;
  }
  if (following === undefined) return `${own.text}.`;
  return `${own.text}. To show how the job ends, too: ${following.text}.`;
}

interface Lack {
  readonly text: string;
  /** Whether a policy says so: then no other one can allow it. */
  readonly isDenied: boolean;
}

/** What is denied is all that counts, as nothing helps until that is gone. */
function lackOf(lacking: readonly Tried[]): Lack | undefined {
  if (lacking.length === 0) return undefined;
  const denied = lacking.filter(({ decision }) => decision === 'explicitDeny');
  if (denied.length > 0) {
    return { text: `An IAM policy likely denies ${named(denied)}`, isDenied: true };
  }
  return { text: `IAM policies likely do not allow ${named(lacking)}`, isDenied: false };
}

/** Each action and each resource once, as far as that goes: `a and b on c; d on e`. */
function named(lacking: readonly Tried[]): string {
  const byResource = [...groupBy(lacking, nameOf)].map(([name, group]) => ({
    name,
    actions: listed(group.map(({ action }) => action)),
  }));
  return [...groupBy(byResource, ({ actions }) => actions)]
    .map(([actions, on]) => `${actions}${onText(on.map(({ name }) => name))}`)
    .join('; ');
}

const nameOf = ({ resource, pattern = resource }: Tried): string => pattern;

/** On everything there is nothing to name. */
const onText = (names: readonly string[]): string =>
  names.includes('*') ? '' : ` on ${listed(names)}`;

function listed(texts: readonly string[]): string {
  const all = [...new Set(texts)];
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}
