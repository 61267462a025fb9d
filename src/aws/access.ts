import type { KindId } from '../core/kinds/kind.ts';
import type { AwsAccess, CancelSignal, Identity } from '../core/ports.ts';
import { compact } from './compact.ts';
import type { Clients } from './connection/clients.ts';
import { shownEndpoint } from './connection/endpoints.ts';
import type { ConnectionSettings } from './connection/settings.ts';
import { createBackupCatalog } from './dynamodb/backupCatalog.ts';
import { createTableCatalog } from './dynamodb/tableCatalog.ts';
import { createAccountAlias } from './iam/accountAlias.ts';
import { createRoleCatalog } from './iam/roleCatalog.ts';
import { createInspector } from './inspector.ts';
import { createKeyCatalog } from './kms/keyCatalog.ts';
import { createDatabaseCatalog } from './rds/databaseCatalog.ts';
import { exportGateways } from './registry.ts';
import { createBucketCatalog } from './s3/bucketCatalog.ts';
import { createObjectStore } from './s3/objectStore.ts';
import { createDomainCatalog } from './simpledb/domainCatalog.ts';
import type { KnownIdentity } from './sts/identity.ts';

/** AWS through the clients of one connection; both lanes share the identity. */
export function createAccess(
  settings: ConnectionSettings,
  clients: Clients,
  known: KnownIdentity,
): AwsAccess {
  const identity = (signal?: CancelSignal): Promise<Identity> => known.of(clients, signal);
  const { connection, endpoints } = settings;
  return compact({
    connection,
    endpoint: shownEndpoint(endpoints),
    tables: createTableCatalog(clients, Date.now),
    backups: createBackupCatalog(clients),
    databases: createDatabaseCatalog(clients, identity),
    domains: createDomainCatalog(clients),
    roles: createRoleCatalog(clients),
    buckets: createBucketCatalog(clients),
    keys: createKeyCatalog(clients),
    objects: createObjectStore(clients, connection.profile),
    inspect: createInspector(clients),
    exportsOf: (kind: KindId) => exportGateways[kind](clients, identity),
    identity,
    accountAlias: createAccountAlias(clients),
  });
}
