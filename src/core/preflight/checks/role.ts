import { isExportError } from '../../errors.ts';
import { parseRoleArn } from '../../grammar/roleArn.ts';
import { decide } from '../../policy/decide.ts';
import type { RequiredPolicy } from '../../policy/required.ts';
import type { CancelSignal, Inspector, RoleLook } from '../../ports.ts';
import type { Check } from '../check.ts';
import { fail, pass, warn, type Found } from '../found.ts';
import { policyFix } from '../paste.ts';
import { permissionsFound } from './rolePermissions.ts';
import type { RoleGrant } from './roleStandings.ts';

/** What a service wants of a role that it assumes to write to a bucket. */
export interface RoleUse {
  readonly role: string;
  /** Of the caller, who passes the role; empty where it is not known. */
  readonly account: string;
  /** Who assumes it, such as `export.rds.amazonaws.com`. */
  readonly service: string;
  readonly bucket: { readonly name: string; readonly region: string };
  /** What the role has to be allowed. */
  readonly grants: readonly RoleGrant[];
  /** What puts it right. */
  readonly policies: { readonly trust: RequiredPolicy; readonly permissions: RequiredPolicy };
}

/** The checks of a role, in the order in which AWS makes them. */
export function roleChecks(use: RoleUse): readonly Check[] {
  const { name = use.role, account: owner = use.account } = parseRoleArn(use.role) ?? {};
  const about = { looked: `IAM role ${name}`, field: 'roleArn' };
  if (use.account !== '' && owner !== use.account) {
    const found = foreign(use.account, owner);
    return [{ id: 'role-exists', ...about, find: () => Promise.resolve(found) }];
  }
  return [
    onceSeen(use, { id: 'role-exists', ...about }, existence),
    onceSeen(
      use,
      { id: 'role-trust', ...about, looked: `Trust policy of ${name}` },
      (look) => look && trusted(use, look),
    ),
    onceSeen(
      use,
      { id: 'role-permissions', ...about, looked: `Permission policies of ${name}` },
      (look, ...where) => look && permissionsFound(use, look, ...where),
    ),
  ];
}

type Find = (
  look: RoleLook | undefined,
  inspect: Inspector,
  signal: CancelSignal,
) => Found | undefined | Promise<Found>;

/** A check of a role as IAM tells it; undefined where there is none. */
function onceSeen({ role }: RoleUse, about: Omit<Check, 'find'>, find: Find): Check {
  return {
    ...about,
    find: async ({ inspect }, signal) => find(await seen(role, inspect, signal), inspect, signal),
  };
}

async function seen(
  role: string,
  inspect: Inspector,
  signal: CancelSignal,
): Promise<RoleLook | undefined> {
  try {
    return await inspect.role(role, signal);
  } catch (error) {
    if (isExportError(error) && error.reason === 'role-not-found') return undefined;
    throw error;
  }
}

function existence(look: RoleLook | undefined): Found {
  if (look !== undefined) return pass('IAM has this role.');
  const fix = 'Choose another role, or create this one with the policies that it needs.';
  return fail('IAM has no role of this ARN in the account.', fix);
}

/** "Grant a user permissions to pass a role": within one account only. */
function foreign(account: string, owner: string): Found {
  const found = `The role belongs to account ${owner}, and a role can be passed within its own account only.`;
  return fail(found, `Choose a role of account ${account}.`);
}

/** Statements of a trust policy are about their role, and name no resource. */
function trusted({ role, account, service, policies }: RoleUse, look: RoleLook): Found {
  const asked = { principalArn: service, account, action: 'sts:AssumeRole' };
  const mend = policyFix(`Let ${service} assume the role.`, policies.trust);
  switch (decide(look.trustPolicy, asked)) {
    case 'allows':
      return pass(`The trust policy lets ${service} assume the role.`);
    case 'denies':
      return fail(`A statement of the trust policy of ${role} denies it to ${service}.`, mend);
    case 'silent':
      return fail(`The trust policy does not let ${service} assume the role.`, mend);
    case 'unclear':
      return warn(
        `Whether the trust policy lets ${service} assume the role depends on conditions that cannot be judged from here.`,
        mend,
      );
  }
}
