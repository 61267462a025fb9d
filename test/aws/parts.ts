import type { AccessSeed } from './accessSeed.ts';
import { createClock, type DrivenClock } from './clock.ts';
import { demoSeed } from './data/demo.ts';
import type { RoleSeed } from './databaseSeed.ts';
import { createInspector, type Inspector } from './inspector.ts';
import { createKeyRing, type KeyRing } from './keyRing.ts';
import type { KeySeed, Seed } from './seed.ts';
import { createBackupStore, type BackupStore } from './services/backupStore.ts';
import { createFolders, type ExportFolders } from './services/exportFolders.ts';
import { createStore, type ExportStore } from './services/exportStore.ts';
import { createObjectKeys } from './services/objectKeys.ts';
import { openObjects, type Objects } from './services/objects.ts';
import { createRds, type Rds } from './services/rds/rds.ts';
import {
  createDomainFolders,
  type DomainFolders,
} from './services/simpledb/domainExportFolders.ts';
import {
  createDomainStore,
  type DomainExportStore,
} from './services/simpledb/domainExportStore.ts';
import { createWorld, type World } from './world.ts';

const usualDuration = 5 * 60_000;
const usualBackupDuration = 4_000;

/** Longest pages, where shorter ones than AWS's are wanted. */
export interface PageSizes {
  readonly tables?: number;
  readonly exports?: number;
  readonly backups?: number;
  readonly domains?: number;
  readonly domainExports?: number;
  /** Of snapshots and clusters. */
  readonly databases?: number;
  readonly tasks?: number;
  readonly roles?: number;
  /** Of one role, of either kind. */
  readonly policies?: number;
  readonly simulated?: number;
  readonly buckets?: number;
  readonly aliases?: number;
}

/** What the parts are made with. */
export interface PartsOptions {
  /** The demo account unless told. */
  readonly seed?: Seed;
  /** Stand-in milliseconds per real millisecond; 1 unless told. */
  readonly speed?: number;
  /** How long a new export takes, in stand-in milliseconds; 5 minutes unless told. */
  readonly exportDuration?: number;
  /** How long a new backup takes, in stand-in milliseconds; 4 seconds unless told. */
  readonly backupDuration?: number;
  readonly pageSizes?: PageSizes;
  /** Answers that do not fit AWS's schemas become a 500; true unless told. */
  readonly strict?: boolean;
}

/** What the services of a stand-in work with. */
export interface Parts {
  readonly clock: DrivenClock;
  readonly world: World;
  readonly store: ExportStore;
  readonly folders: ExportFolders;
  readonly backups: BackupStore;
  readonly domains: { readonly store: DomainExportStore; readonly folders: DomainFolders };
  readonly rds: Rds;
  readonly roles: readonly RoleSeed[];
  readonly access: AccessSeed;
  readonly keys: KeyRing;
  /** Writes all that exports have left in a bucket by now. */
  readonly settle: (bucket: string) => Promise<void>;
  /** The KMS key of an object that an export has written. */
  readonly encryptedWith: (bucket: string, key: string) => KeySeed | undefined;
  readonly objects: Objects;
  readonly inspector: Inspector;
  readonly pageSizes: PageSizes;
}

/** Sets up the account with all that it remembers. */
export async function createParts(options: PartsOptions): Promise<Parts> {
  const { seed = demoSeed, exportDuration = usualDuration } = options;
  const clock = createClock(options.speed);
  const world = createWorld(seed, clock);
  const objects = await openObjects(seed.buckets.map(({ name }) => name));
  const store = createStore(world, seed.exports, exportDuration);
  const folders = createFolders(objects);
  const domains = {
    store: createDomainStore(world, seed.domainExports ?? [], exportDuration),
    folders: createDomainFolders(objects, world.account),
  };
  const pageSizes = options.pageSizes ?? {};
  const rds = createRds({ world, seed, objects, duration: exportDuration, pageSizes });
  const backupDuration = options.backupDuration ?? usualBackupDuration;
  return {
    clock,
    world,
    store,
    folders,
    backups: createBackupStore(world, seed.backups ?? [], backupDuration),
    domains,
    rds,
    roles: seed.roles ?? [],
    access: seed.access ?? {},
    keys: createKeyRing(clock.now),
    async settle(bucket) {
      await folders.settle(store.records(), bucket, clock.now());
      await domains.folders.settle(domains.store.records(), bucket, clock.now());
      await rds.settle(bucket);
    },
    encryptedWith: createObjectKeys({ world, store, domains, rds }),
    objects,
    inspector: createInspector(options.strict ?? true),
    pageSizes,
  };
}
