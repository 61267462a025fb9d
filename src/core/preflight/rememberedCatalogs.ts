import type {
  AwsAccess,
  BackupCatalog,
  BucketCatalog,
  DatabaseCatalog,
  DomainCatalog,
  ExportGateway,
  KeyCatalog,
  TableCatalog,
} from '../ports.ts';
import type { Recall } from './memory.ts';

// Written out, method by method: which argument is the signal shows in no value.

/** The looks at tables; turning recovery on is none. */
export function rememberedTables({ tables }: AwsAccess, recall: Recall): TableCatalog {
  return {
    listTables: (next, signal) =>
      recall(['tables', next], (own) => tables.listTables(next, own), signal),
    describeTable: (name, signal) =>
      recall(['table', name], (own) => tables.describeTable(name, own), signal),
    describeRecovery: (name, signal) =>
      recall(['recovery', name], (own) => tables.describeRecovery(name, own), signal),
    turnOnRecovery: (name) => tables.turnOnRecovery(name),
  };
}

/** The looks at backups; deleting one is none. */
export function rememberedBackups({ backups }: AwsAccess, recall: Recall): BackupCatalog {
  return {
    listBackups: (table, next, signal) =>
      recall(['backups', table, next], (own) => backups.listBackups(table, next, own), signal),
    describeBackup: (arn, signal) =>
      recall(['backup', arn], (own) => backups.describeBackup(arn, own), signal),
    deleteBackup: (arn) => backups.deleteBackup(arn),
  };
}

/** The looks at the buckets of the account. */
export function rememberedBuckets({ buckets }: AwsAccess, recall: Recall): BucketCatalog {
  return {
    listBuckets: (next, signal) =>
      recall(['buckets', next], (own) => buckets.listBuckets(next, own), signal),
    regionOf: (name, signal) =>
      recall(['bucketRegion', name], (own) => buckets.regionOf(name, own), signal),
  };
}

/** The looks at snapshots and clusters. */
export function rememberedDatabases({ databases }: AwsAccess, recall: Recall): DatabaseCatalog {
  return {
    list: (type, next, signal) =>
      recall(['databases', type, next], (own) => databases.list(type, next, own), signal),
    describe: (arn, signal) =>
      recall(['database', arn], (own) => databases.describe(arn, own), signal),
  };
}

/** The looks at SimpleDB domains. */
export function rememberedDomains({ domains }: AwsAccess, recall: Recall): DomainCatalog {
  return {
    listDomains: (next, signal) =>
      recall(['domains', next], (own) => domains.listDomains(next, own), signal),
    describeDomain: (name, signal) =>
      recall(['domain', name], (own) => domains.describeDomain(name, own), signal),
  };
}

/** The looks at KMS keys. */
export function rememberedKeys({ keys }: AwsAccess, recall: Recall): KeyCatalog {
  return {
    listKeys: (region, next, signal) =>
      recall(['keys', region, next], (own) => keys.listKeys(region, next, own), signal),
    describeKey: (key, region, signal) =>
      recall(['key', key, region], (own) => keys.describeKey(key, region, own), signal),
  };
}

/** The looks at jobs of one kind; starting one is none. */
export function rememberedGateway(gateway: ExportGateway, recall: Recall): ExportGateway {
  const { kind } = gateway;
  return {
    kind,
    start: (request) => gateway.start(request),
    list: (source, next, signal) =>
      recall(['jobs', kind, source, next], (own) => gateway.list(source, next, own), signal),
    describe: (arn, signal) =>
      recall(['job', kind, arn], (own) => gateway.describe(arn, own), signal),
  };
}
