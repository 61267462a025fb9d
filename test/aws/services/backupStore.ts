import type { BackupSeed } from '../seed.ts';
import type { Table, World } from '../world.ts';
import { createBackup, systemBackupOf, type BackupRecord } from './backupRecord.ts';

/** The backups of the account: those that somebody asked for, and those of deleted tables. */
export interface BackupStore {
  /** All that AWS tells of at this moment. */
  records(): BackupRecord[];
  /** Makes one more backup, whatever the others are called. */
  create(table: Table, name: string): BackupRecord;
  remove(record: BackupRecord): void;
}

/** A store that already knows the backups of the seed; each new one takes `duration` ms. */
export function createBackupStore(
  world: World,
  seeds: readonly BackupSeed[],
  duration: number,
): BackupStore {
  const { clock, deletedTables } = world;
  let kept = seeds.map((seed, index) => fromSeed(world, seed, index));
  let count = kept.length;
  return {
    records() {
      const now = clock.now();
      const system = deletedTables
        .filter(({ table }) => table.recovery)
        .map(systemBackupOf)
        .filter(({ availableAt, expiresAt = now }) => availableAt <= now && now < expiresAt);
      return [...kept, ...system];
    },
    create(table, name) {
      const createdAt = clock.now();
      const record = createBackup(
        table,
        name,
        { createdAt, availableAt: createdAt + duration },
        count,
      );
      count += 1;
      kept = [...kept, record];
      return record;
    },
    remove(record) {
      kept = kept.filter((one) => one !== record);
    },
  };
}

function fromSeed(
  world: World,
  { table, name, createdAgo }: BackupSeed,
  index: number,
): BackupRecord {
  const gone = world.deletedTables.find((one) => one.table.seed.name === table);
  const source = world.table(table, world.region) ?? gone?.table;
  if (!source) throw new Error(`The seed has a backup of ${table}, which it does not have.`);
  const createdAt = world.clock.now() - createdAgo;
  return createBackup(source, name, { createdAt, availableAt: createdAt }, index);
}
