import type { DatabaseSource, DatabaseSourceType } from '../databases.ts';
import { formatMoment } from '../format/moment.ts';
import { statusName } from '../format/names.ts';
import { formatAge, formatBytes, formatCount, formatPercent } from '../format/text.ts';
import { exportObstacle } from './exportObstacle.ts';
import { joined, maybe, present } from './parts.ts';
import type { Row } from './rows.ts';

/** Why a source cannot be exported, short enough for a row of a tree; undefined where it can. */
export function whyNotExportable(source: DatabaseSource): string | undefined {
  return exportObstacle(source)?.short;
}

/** The same as a sentence that says what to do instead. */
export function explainNotExportable(source: DatabaseSource): string | undefined {
  return exportObstacle(source)?.sentence;
}

const typeNames: Readonly<Record<DatabaseSourceType, string>> = {
  snapshot: 'DB snapshot',
  'cluster-snapshot': 'DB cluster snapshot',
  cluster: 'DB cluster',
};

/** What a source is, in AWS's words. */
export function databaseTypeName(type: DatabaseSourceType): string {
  return typeNames[type];
}

/**
 * What matters of a source beside its name at `now` (epoch milliseconds):
 * `postgres 16.4 · 41.2 GB · automated · 2 d`, `creating 40 % · mysql 8.4.3`. The age is that of the
 * data, so a cluster has none.
 */
export function describeDatabaseSource(source: DatabaseSource, now: number): string {
  const { type, snapshotType, createdAt } = source;
  return joined([
    statusOf(source),
    engineOf(source),
    sizeOf(source),
    maybe(snapshotType, snapshotTypeName),
    type === 'cluster' ? undefined : maybe(createdAt, (moment) => formatAge(now - moment)),
  ]);
}

/** The full facts of a source, for hovering; rows without a value are left out. */
export function databaseSourceRows(source: DatabaseSource): readonly Row[] {
  const { allocatedGiB, createdAt, encrypted, percentProgress, sizeBytes, snapshotType } = source;
  return present([
    ['Type', databaseTypeName(source.type)],
    ['Status', statusName(source.status)],
    ['Progress', percentProgress === 100 ? undefined : maybe(percentProgress, formatPercent)],
    ['Export', explainNotExportable(source)],
    ['Engine', engineOf(source)],
    ['Engine mode', source.engineMode],
    ['Made of', source.madeOf],
    ['Snapshot type', maybe(snapshotType, snapshotTypeName)],
    ['Size', maybe(sizeBytes, formatBytes)],
    ['Allocated storage', isAurora(source) ? undefined : maybe(allocatedGiB, gibibytes)],
    ['Storage type', source.storageType],
    ['Created', maybe(createdAt, formatMoment)],
    ['Encrypted', maybe(encrypted, (yes) => (yes ? 'yes' : 'no'))],
    ['KMS key', source.kmsKeyId],
    ['ARN', source.arn],
  ]);
}

/** As AWS's pages write the types; a new one as it came. */
function snapshotTypeName(type: string): string {
  return type === 'awsbackup' ? 'AWS Backup' : type;
}

function statusOf({ status, percentProgress }: DatabaseSource): string | undefined {
  if (status === 'available') return undefined;
  const progress = percentProgress ? ` ${formatPercent(percentProgress)}` : '';
  return `${statusName(status)}${progress}`;
}

function engineOf({ engine, engineVersion }: DatabaseSource): string {
  return engineVersion === undefined ? engine : `${engine} ${engineVersion}`;
}

function sizeOf(source: DatabaseSource): string | undefined {
  if (source.sizeBytes !== undefined) return formatBytes(source.sizeBytes);
  return isAurora(source) ? undefined : maybe(source.allocatedGiB, gibibytes);
}

/** The storage of Aurora grows by itself, and what RDS tells of its allocation says nothing. */
function isAurora({ engine }: DatabaseSource): boolean {
  return engine.startsWith('aurora');
}

const gibibytes = (count: number): string => `${formatCount(count)} GiB`;
