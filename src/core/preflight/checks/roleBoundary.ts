import type { RoleLook } from '../../ports.ts';
import { fail, warn, type Found } from '../found.ts';
import type { RoleUse } from './role.ts';
import { named, standingsOf } from './roleStandings.ts';

/**
 * What a permissions boundary is in the way of; undefined where it is not. It limits also what the
 * policy of a bucket allows the role: "Permissions boundaries for IAM entities".
 */
export function boundaryFound(use: RoleUse, { boundary }: RoleLook): Found | undefined {
  if (boundary === undefined) return undefined;
  if (boundary.policy === undefined) return unread;
  const { allows, denies, silent } = standingsOf(use.grants, use, [boundary.policy]);
  if (denies.length > 0) {
    return fail(`The permissions boundary of the role denies ${named(denies)}.`, mend);
  }
  if (silent.length > 0) {
    return fail(`The permissions boundary of the role does not allow ${named(silent)}.`, mend);
  }
  if (allows.length === use.grants.length) return undefined;
  return warn(
    'Whether the permissions boundary of the role allows all of it is not certain.',
    mend,
  );
}

const mend = 'Ask who manages the account to widen the boundary, or choose another role.';

const unread = warn(
  'The policies of the role allow it, but it has a permissions boundary, which could not be read.',
  'Make sure that the permissions boundary of the role allows the same.',
);
