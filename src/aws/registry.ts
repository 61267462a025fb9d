import type { KindId } from '../core/kinds/kind.ts';
import type { CancelSignal, ExportGateway, Identity } from '../core/ports.ts';
import type { Clients } from './connection/clients.ts';
import { createTableBackups } from './dynamodb/backupGateway.ts';
import { createDynamoDbExports } from './dynamodb/exportGateway.ts';
import { createExportTasks } from './rds/taskGateway.ts';
import { createDomainExports } from './simpledb/domainExportGateway.ts';

type MakeGateway = (
  clients: Clients,
  identity: (signal?: CancelSignal) => Promise<Identity>,
) => ExportGateway;

/** What starts and follows the jobs of every kind. A new kind is one line here. */
export const exportGateways: Readonly<Record<KindId, MakeGateway>> = {
  'dynamodb-table': createDynamoDbExports,
  'dynamodb-backup': (clients) => createTableBackups(clients, Date.now),
  'rds-database': createExportTasks,
  'simpledb-domain': createDomainExports,
};
