import type { AwsAccess, Clock } from '../ports.ts';
import type { Looks } from './check.ts';
import { Memory } from './memory.ts';
import {
  rememberedBackups,
  rememberedBuckets,
  rememberedDatabases,
  rememberedDomains,
  rememberedGateway,
  rememberedKeys,
  rememberedTables,
} from './rememberedCatalogs.ts';
import { rememberedInspector } from './rememberedInspector.ts';

/**
 * The looks of one connection, each made once for all checks and drafts of a form that need it, and
 * kept for a minute. What changes something goes through untouched; no check calls it.
 */
export function rememberedLooks(access: AwsAccess, clock: Clock): Looks {
  const { recall } = new Memory(clock);
  return {
    tables: rememberedTables(access, recall),
    backups: rememberedBackups(access, recall),
    buckets: rememberedBuckets(access, recall),
    databases: rememberedDatabases(access, recall),
    domains: rememberedDomains(access, recall),
    keys: rememberedKeys(access, recall),
    inspect: rememberedInspector(access, recall),
    exportsOf: (kind) => rememberedGateway(access.exportsOf(kind), recall),
    identity: (signal) => recall(['identity'], (own) => access.identity(own), signal),
  };
}
