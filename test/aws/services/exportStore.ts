import type { ExportTableToPointInTimeInput } from '@aws-sdk/client-dynamodb';
import { ApiError } from '../apiError.ts';
import type { Call } from '../call.ts';
import { digest, toUuid } from '../digest.ts';
import { ownerOf } from '../policy/principal.ts';
import type { ExportSeed } from '../seed.ts';
import type { Table, World } from '../world.ts';
import { tableOfArn } from './arns.ts';
import { createRecord, statusAt, type ExportRecord } from './exportRecord.ts';
import { checkTimes, filterOf } from './exportRules.ts';
import { lateFailureOf } from './lateFailure.ts';
import { toSeconds, type Wire } from './operation.ts';

type Request = Wire<ExportTableToPointInTimeInput>;

/** How long a client token is remembered. */
const tokenLife = 8 * 60 * 60_000;
const mostAtOnce = 300;

/** The exports of the account and the client tokens that started them. */
export interface ExportStore {
  records(): ExportRecord[];
  /** Starts an export, or gives the one that the same request with the same token started. */
  start(request: Request, call: Call): ExportRecord;
}

/** A store that already knows the exports of the seed; each new one takes `duration` ms. */
export function createStore(
  world: World,
  seeds: readonly ExportSeed[],
  duration: number,
): ExportStore {
  const now = world.clock.now();
  const records = seeds.map((seed) => fromSeed(world, seed, now));
  const byToken = new Map(records.map((record) => [record.request.ClientToken, record]));

  function start(request: Request, call: Call): ExportRecord {
    const table = tableOfArn(world, request.TableArn ?? '', call);
    const known = byToken.get(request.ClientToken ?? '');
    if (known && world.clock.now() < known.startedAt + tokenLife) return replay(known, request);
    const record = startNew(demand(table, request), request, call);
    records.push(record);
    byToken.set(record.request.ClientToken, record);
    return record;
  }

  function startNew(table: Table, request: Request, { identity }: Call): ExportRecord {
    const startedAt = world.clock.now();
    filterOf(request)?.checkAgainst(table.seed.keys);
    checkTimes(request, table, startedAt);
    const running = records.filter((one) => statusAt(one, startedAt) === 'IN_PROGRESS').length;
    if (running >= mostAtOnce) {
      throw new ApiError('LimitExceededException', 'Too many concurrent exports');
    }
    const failure = lateFailureOf(world, request, world.principalOf(identity));
    return createRecord({ table, request, startedAt, duration, failure });
  }

  return { records: () => [...records], start };
}

function demand(table: Table | undefined, request: Request): Table {
  if (table) return table;
  throw new ApiError('TableNotFoundException', `Table not found: ${request.TableArn ?? ''}`);
}

function replay(known: ExportRecord, request: Request): ExportRecord {
  if (fingerprint(known.request) === fingerprint(request)) return known;
  const message = 'Duplicate request detected with conflicting parameters';
  throw new ApiError('ExportConflictException', message);
}

function fingerprint(request: Request): string {
  const members = Object.entries(request).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(members);
}

function fromSeed(world: World, seed: ExportSeed, now: number): ExportRecord {
  const table = world.table(seed.table, world.region);
  if (!table) throw new Error(`The seed exports ${seed.table}, which it does not have.`);
  const request: Request = {
    TableArn: table.arn,
    S3Bucket: seed.bucket,
    ClientToken: toUuid(digest(`${seed.table} ${seed.startedAgo}`)),
    ExportFormat: seed.format,
    ...(seed.prefix !== undefined && { S3Prefix: seed.prefix }),
    ...(seed.kmsKeyId !== undefined && { S3SseAlgorithm: 'KMS', S3SseKmsKeyId: seed.kmsKeyId }),
    ...(seed.window && incrementOf(seed.window, now)),
  };
  return createRecord({
    table,
    request,
    startedAt: now - seed.startedAgo,
    duration: seed.duration,
    failure: seed.failureCode ?? lateFailureOf(world, request, ownerOf(world.account)),
  });
}

function incrementOf(
  { fromAgo, toAgo, viewType }: NonNullable<ExportSeed['window']>,
  now: number,
): Partial<Request> {
  return {
    ExportType: 'INCREMENTAL_EXPORT',
    IncrementalExportSpecification: {
      ExportFromTime: Math.floor(toSeconds(now - fromAgo)),
      ExportToTime: Math.floor(toSeconds(now - toAgo)),
      ExportViewType: viewType,
    },
  };
}
