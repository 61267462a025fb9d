import { isExportError } from '../../errors.ts';
import { isRecord, parseJson } from '../../lib/json.ts';
import { decide, type Decision } from '../../policy/decide.ts';
import { listOf } from '../../policy/elements.ts';
import type { CancelSignal, Inspector, RoleLook } from '../../ports.ts';
import { fail, pass, warn, type Found } from '../found.ts';
import { policyFix } from '../paste.ts';
import type { RoleUse } from './role.ts';

/** Something that a role has to be allowed on one resource. */
export interface RoleGrant {
  /** With `*` at its end all actions that begin so. */
  readonly action: string;
  readonly resource: string;
}

/** `part`: the action that all others begin like, and not each of them. */
type Standing = Decision | 'part';

type Standings = Readonly<Record<Standing, readonly RoleGrant[]>>;

/** Whether the policies of a role allow all that they must. Throws ExportError. */
export async function permissionsFound(
  use: RoleUse,
  { policies, hasBoundary }: RoleLook,
  inspect: Pick<Inspector, 'bucketPolicy'>,
  signal: CancelSignal,
): Promise<Found> {
  const standings = standingsOf(use, merged(policies));
  if (standings.denies.length > 0) return denied(standings.denies);
  if (standings.silent.length > 0) {
    const lent = await lentBy(use, standings.silent, (...look) =>
      inspect.bucketPolicy(...look, signal),
    );
    return lacking(use, standings.silent, lent);
  }
  return unsure(use, standings) ?? allowed(use, hasBoundary);
}

/** One policy of all statements, as IAM weighs them together; what is no policy stays unreadable. */
function merged(policies: readonly string[]): string {
  const statements = policies.map(parseJson).flatMap((policy) => {
    return isRecord(policy) ? listOf(policy['Statement']) : [policy];
  });
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function standingsOf(use: RoleUse, policy: string): Standings {
  const of = (wanted: Standing) =>
    use.grants.filter((grant) => standing(grant, use, policy) === wanted);
  return {
    ...{ allows: of('allows'), denies: of('denies'), silent: of('silent') },
    ...{ unclear: of('unclear'), part: of('part') },
  };
}

/** What covers `s3:PutObject*` as a pattern covers that very text, too. */
function standing(grant: RoleGrant, use: RoleUse, policy: string): Standing {
  const plain = decide(policy, asked(use, plainly(grant)));
  if (plain !== 'allows') return plain;
  return decide(policy, asked(use, grant)) === 'allows' ? 'allows' : 'part';
}

/** The action that a group is named after. */
const plainly = ({ action, resource }: RoleGrant): RoleGrant => ({
  action: action.replace(/\*$/, ''),
  resource,
});

const asked = ({ role, account }: RoleUse, grant: RoleGrant) => ({
  principalArn: role,
  account,
  ...grant,
});

/** In one account the policy of a bucket is enough. `unknown` where it cannot be read. */
type Lent = 'no' | 'likely' | 'unknown';

async function lentBy(
  use: RoleUse,
  grants: readonly RoleGrant[],
  bucketPolicy: (bucket: string, region: string) => Promise<string | undefined>,
): Promise<Lent> {
  try {
    const policy = await bucketPolicy(use.bucket.name, use.bucket.region);
    if (policy === undefined) return 'no';
    const decisions = grants.map((grant) => decide(policy, asked(use, plainly(grant))));
    return decisions.some((one) => one === 'silent' || one === 'denies') ? 'no' : 'likely';
  } catch (error) {
    if (isExportError(error)) return 'unknown';
    throw error;
  }
}

function denied(grants: readonly RoleGrant[]): Found {
  const fix = 'Remove that statement, or leave this bucket out of it.';
  return fail(`A policy of the role denies ${named(grants)}.`, fix);
}

function lacking({ policies }: RoleUse, grants: readonly RoleGrant[], lent: Lent): Found {
  const found = `The policies of the role do not allow ${named(grants)}`;
  const fix = policyFix('Allow the role what AWS asks for.', policies.permissions);
  switch (lent) {
    case 'no':
      return fail(`${found}, nor does the policy of the bucket.`, fix);
    case 'likely':
      return warn(`${found}; that of the bucket may, which AWS may not take for enough.`, fix);
    case 'unknown':
      return warn(`${found}; that of the bucket, which may, could not be read.`, fix);
  }
}

function unsure({ policies }: RoleUse, { unclear, part }: Standings): Found | undefined {
  const fix = policyFix('Allow the role what AWS asks for.', policies.permissions);
  if (unclear.length > 0) {
    const found = `Whether the policies of the role allow ${named(unclear)} depends on what cannot be judged from here, such as conditions.`;
    return warn(found, fix);
  }
  if (part.length === 0) return undefined;
  return warn(`AWS asks for all of ${named(part)}: the policies of the role allow a part.`, fix);
}

function allowed({ grants }: RoleUse, hasBoundary: boolean): Found {
  const found = `The policies of the role allow ${named(grants)}`;
  if (!hasBoundary) return pass(`${found}.`);
  const fix = 'Make sure that the permissions boundary of the role allows the same.';
  return warn(`${found}, but it has a permissions boundary, which was not looked at.`, fix);
}

/** `s3:GetObject*, s3:ListBucket and s3:PutObject*`. */
function named(grants: readonly RoleGrant[]): string {
  const actions = grants.map(({ action }) => action);
  const last = actions.at(-1) ?? '';
  return actions.length < 2 ? last : `${actions.slice(0, -1).join(', ')} and ${last}`;
}
