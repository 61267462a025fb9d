import type { AwsAccess } from '../core/ports.ts';
import type { Service } from '../core/sources.ts';
import { compact } from './compact.ts';
import type { Clients } from './connection/clients.ts';
import { shownEndpoint } from './connection/endpoints.ts';
import type { ConnectionSettings } from './connection/settings.ts';
import { createTableCatalog } from './dynamodb/tableCatalog.ts';
import { createKeyCatalog } from './kms/keyCatalog.ts';
import { exportGateways } from './registry.ts';
import { createBucketCatalog } from './s3/bucketCatalog.ts';
import { createObjectStore } from './s3/objectStore.ts';
import { createIdentity } from './sts/identity.ts';

/** AWS through the clients of one connection. */
export function createAccess(settings: ConnectionSettings, clients: Clients): AwsAccess {
  const { connection, endpoints } = settings;
  return compact({
    connection,
    endpoint: shownEndpoint(endpoints),
    tables: createTableCatalog(clients, Date.now),
    buckets: createBucketCatalog(clients),
    keys: createKeyCatalog(clients),
    objects: createObjectStore(clients, connection.profile),
    exportsOf: (service: Service) => exportGateways[service](clients),
    identity: createIdentity(clients),
  });
}
