import { validationError } from '../apiError.ts';
import type { Call } from '../call.ts';
import { denial } from '../iam.ts';
import type { Table, World } from '../world.ts';

const tableName = '[A-Za-z0-9_.-]{1,255}';
const tableArn = new RegExp(`^arn:[^:]+:dynamodb:[^:]+:(\\d{12}):table/(${tableName})$`);
const exportArn = new RegExp(
  `^arn:([^:]+):([^:]+):([^:]*):(\\d*):table/${tableName}/export/[^/]+$`,
);

/** The table that a TableArn names; its Region part is not honoured, the endpoint's counts. */
export function tableOfArn(world: World, arn: string, call: Call): Table | undefined {
  const [, account, name = ''] = tableArn.exec(arn) ?? [];
  if (account === undefined) throw validationError('tableArn is not a valid ARN');
  if (account !== world.account) throw denial(call, world.account);
  return world.table(name, call.region);
}

/** The table that a TableName names, which may also be an ARN. */
export function tableOfName(world: World, nameOrArn: string, call: Call): Table | undefined {
  if (nameOrArn.startsWith('arn:')) return tableOfArn(world, nameOrArn, call);
  return world.table(nameOrArn, call.region);
}

/** Refuses what is no export ARN, and an ARN of another account, partition or service. */
export function checkExportArn(world: World, arn: string, call: Call): void {
  const [, partition, service, , account] = exportArn.exec(arn) ?? [];
  if (partition === undefined) throw validationError('Invalid Export ARN');
  const ours = partition === 'aws' && service === 'dynamodb' && account === world.account;
  if (!ours) throw denial(call, world.account);
}
