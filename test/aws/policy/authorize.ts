import type { ApiError } from '../apiError.ts';
import type { Call, ServiceName } from '../call.ts';
import { denial, denialOf, iamAction } from '../iam.ts';
import type { World } from '../world.ts';
import { may, type Deed } from './permit.ts';

/** Services whose calls are on nothing that has a policy of its own. */
const judged: ReadonlySet<ServiceName> = new Set(['dynamodb', 'iam', 'rds', 'sdb', 'sdb-classic']);
/** Lists of other services: no key and no bucket has a say in them. */
const lists: ReadonlySet<string> = new Set(['ListAliases', 'ListBuckets']);

/** Refuses what the policies of whoever calls do not allow; buckets and keys are asked elsewhere. */
export function createAuthorize(world: World): (call: Call) => ApiError | undefined {
  return (call) => {
    if (!judged.has(call.service) && !lists.has(call.operation)) return undefined;
    const who = world.principalOf(call.identity);
    const { action, resource = '*' } = iamAction(call, world.account);
    if (!may(who, { action }, resource)) return denial(call, world.account);
    const passed = passedRole(call);
    if (passed === undefined || may(who, passRole, passed)) return undefined;
    return denialOf(call, world.account, { action: passRole.action, resource: passed });
  };
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
