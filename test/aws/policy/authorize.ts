import type { ApiError } from '../apiError.ts';
import type { Call, ServiceName } from '../call.ts';
import type { RoleSeed } from '../databaseSeed.ts';
import { denial, denialOf, iamAction } from '../iam.ts';
import { roleArn } from '../services/roles.ts';
import type { World } from '../world.ts';
import { may, type Deed } from './permit.ts';

/** Services whose calls are on nothing that has a policy of its own. */
const judged: ReadonlySet<ServiceName> = new Set(['dynamodb', 'iam', 'rds', 'sdb', 'sdb-classic']);
/** Lists of other services: no key and no bucket has a say in them. */
const lists: ReadonlySet<string> = new Set(['ListAliases', 'ListBuckets']);

/** Refuses what the policies of whoever calls do not allow; buckets and keys are asked elsewhere. */
export function createAuthorize(
  world: World,
  roles: readonly RoleSeed[],
): (call: Call) => ApiError | undefined {
  const paths = (resource: string): string => withPath(resource, roles, world.account);
  return (call) => {
    if (!judged.has(call.service) && !lists.has(call.operation)) return undefined;
    const who = world.principalOf(call.identity);
    const { action, resource = '*' } = iamAction(call, world.account);
    if (!may(who, { action }, paths(resource))) return denial(call, world.account);
    const passed = passedRole(call);
    if (passed === undefined || may(who, passRole, passed)) return undefined;
    return denialOf(call, world.account, { action: passRole.action, resource: passed });
  };
}

/** Calls name a role without its path, which policies have in the ARN of it. */
function withPath(resource: string, roles: readonly RoleSeed[], account: string): string {
  const named = roles.find(({ name }) => resource === roleArn({ name }, account));
  return named === undefined ? resource : roleArn(named, account);
}

const passRole: Deed = {
  action: 'iam:PassRole',
  told: { 'iam:PassedToService': 'export.rds.amazonaws.com' },
};

/** Whoever starts a task hands the role on. */
function passedRole({ service, operation, body }: Call): string | undefined {
  if (service !== 'rds' || operation !== 'StartExportTask') return undefined;
  return new URLSearchParams(body.toString()).get('IamRoleArn') ?? undefined;
}
