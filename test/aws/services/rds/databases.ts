import type { DatabaseSeed } from '../../databaseSeed.ts';
import type { Seed } from '../../seed.ts';

/** A snapshot or cluster as RDS knows it. */
export interface Database {
  readonly seed: DatabaseSeed;
  readonly arn: string;
  /** What RDS lists it by: the ARN, for snapshots of other accounts. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** The snapshots and clusters of the seed, in the order in which RDS pages through them. */
export function createDatabases(seed: Seed, now: number): Database[] {
  const databases = (seed.databases ?? []).map((one) => toDatabase(seed, one, now));
  return databases.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function toDatabase({ account, region }: Seed, seed: DatabaseSeed, now: number): Database {
  const createdAt = now - seed.createdAgo;
  const id = seed.id.replace('{time}', stampOf(createdAt));
  const arn = `arn:aws:rds:${region}:${seed.owner ?? account}:${seed.type}:${id}`;
  return { seed, arn, id: seed.owner === undefined ? id : arn, createdAt };
}

/** `2026-11-20-04-10`, as in the names of automated snapshots. */
function stampOf(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace(/[T:]/g, '-');
}
