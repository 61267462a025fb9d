import { isExportError } from '../../errors.ts';
import type { CancelSignal, Inspector, RoleLook } from '../../ports.ts';
import { fail, pass, warn, type Found } from '../found.ts';
import { policyFix } from '../paste.ts';
import type { RoleUse } from './role.ts';
import { boundaryFound } from './roleBoundary.ts';
import {
  named,
  plainDecision,
  standingsOf,
  type RoleGrant,
  type Standings,
} from './roleStandings.ts';

/** Whether the policies of a role allow all that they must. Throws ExportError. */
export async function permissionsFound(
  use: RoleUse,
  look: RoleLook,
  inspect: Pick<Inspector, 'bucketPolicy'>,
  signal: CancelSignal,
): Promise<Found> {
  const standings = standingsOf(use.grants, use, look.policies);
  if (standings.denies.length > 0) return denied(standings.denies);
  const limited = boundaryFound(use, look);
  if (limited?.verdict === 'fail') return limited;
  if (standings.silent.length > 0) {
    const lent = await lentBy(use, standings.silent, (...where) =>
      inspect.bucketPolicy(...where, signal),
    );
    return lacking(use, standings.silent, lent);
  }
  return unsure(use, standings) ?? limited ?? allowed(use);
}

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
    const decisions = grants.map((grant) => plainDecision(grant, use, policy));
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

function allowed({ grants }: RoleUse): Found {
  return pass(`The policies of the role allow ${named(grants)}.`);
}
