import type { ExportGateway } from '../core/ports.ts';
import type { Service } from '../core/sources.ts';
import type { Clients } from './connection/clients.ts';
import { createDynamoDbExports } from './dynamodb/exportGateway.ts';

/** The export operations of every service that we export from. A new service is one line here. */
export const exportGateways: Readonly<Record<Service, (clients: Clients) => ExportGateway>> = {
  dynamodb: createDynamoDbExports,
};
