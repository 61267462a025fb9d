import { once } from 'node:events';
import type { Server } from 'node:http';
import type { ServiceName } from './call.ts';
import { createClock, type DrivenClock } from './clock.ts';
import { demoSeed } from './data/demo.ts';
import { createFaults, type Faults } from './faults.ts';
import { createInspector, type Inspector } from './inspector.ts';
import type { Seed, TableSeed } from './seed.ts';
import { createStandInServer, type RecordedCall } from './server.ts';
import { createFolders, type ExportFolders } from './services/exportFolders.ts';
import { statusAt, type ExportRecord, type ExportStatus } from './services/exportRecord.ts';
import { exportOperations } from './services/exports.ts';
import { createStore, type ExportStore } from './services/exportStore.ts';
import { createJsonService } from './services/jsonService.ts';
import { kmsOperations } from './services/kms.ts';
import { openObjects, type Objects } from './services/objects.ts';
import { createS3 } from './services/s3.ts';
import type { Service } from './services/service.ts';
import { createSts } from './services/sts.ts';
import { tableOperations } from './services/tables.ts';
import { createThrottle, observedRates, type Rate } from './throttle.ts';
import { createWorld, type World } from './world.ts';

const host = '127.0.0.1';
const usualDuration = 5 * 60_000;

/** Longest pages, where shorter ones than AWS's are wanted. */
export interface PageSizes {
  readonly tables?: number;
  readonly exports?: number;
  readonly buckets?: number;
  readonly aliases?: number;
}

/** How the stand-in differs from the usual one. */
export interface StandInOptions {
  /** Any free port unless told. */
  readonly port?: number;
  /** The demo account unless told. */
  readonly seed?: Seed;
  /** Stand-in milliseconds per real millisecond; 1 unless told. */
  readonly speed?: number;
  /** How long a new export takes, in stand-in milliseconds; 5 minutes unless told. */
  readonly exportDuration?: number;
  readonly pageSizes?: PageSizes;
  /** Answers that do not fit AWS's schemas become a 500; true unless told. */
  readonly strict?: boolean;
  /** Rates by operation, or false for none; as observed on AWS unless told. */
  readonly throttle?: Readonly<Record<string, Rate>> | false;
}

/** What tests may know of an export without asking over the wire. Times are epoch milliseconds. */
export interface ExportView {
  readonly arn: string;
  readonly table: string;
  readonly status: ExportStatus;
  readonly bucket: string;
  readonly prefix: string | undefined;
  readonly clientToken: string;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly failureCode: string | undefined;
}

/** A running stand-in for AWS on one loopback port. */
export interface StandIn {
  /** For a profile's `endpoint_url`, for example `http://127.0.0.1:40321`. */
  readonly url: string;
  readonly clock: DrivenClock;
  readonly faults: Faults;
  readonly calls: readonly RecordedCall[];
  /** Answers that did not fit AWS's schemas, and failures of the stand-in itself: none, if all is well. */
  readonly violations: readonly string[];
  exports(): readonly ExportView[];
  createTable(seed: TableSeed): void;
  deleteTable(name: string): void;
  readObject(bucket: string, key: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

interface Parts {
  readonly clock: DrivenClock;
  readonly world: World;
  readonly store: ExportStore;
  readonly folders: ExportFolders;
  readonly objects: Objects;
  readonly inspector: Inspector;
  readonly pageSizes: PageSizes;
}

/** Starts the stand-in; ready to answer when it resolves. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const parts = await createParts(options);
  const { clock, world, store, folders, objects, inspector } = parts;
  const { throttle = observedRates } = options;
  const faults = createFaults();
  const calls: RecordedCall[] = [];
  const server = createStandInServer({
    account: world.account,
    services: createServices(parts),
    faults,
    throttle: createThrottle(throttle === false ? {} : throttle),
    now: clock.now,
    calls,
    report: inspector.report,
  });
  return {
    url: await listen(server, options.port ?? 0),
    clock,
    faults,
    calls,
    violations: inspector.violations,
    exports: () => store.records().map((record) => toView(record, clock.now())),
    createTable: world.createTable,
    deleteTable: world.deleteTable,
    async readObject(bucket, key) {
      await folders.settle(store.records(), bucket, clock.now());
      return await objects.read(bucket, key);
    },
    close: () => close(server, objects),
  };
}

async function createParts(options: StandInOptions): Promise<Parts> {
  const { seed = demoSeed, exportDuration = usualDuration } = options;
  const clock = createClock(options.speed);
  const world = createWorld(seed, clock);
  const objects = await openObjects(seed.buckets.map(({ name }) => name));
  return {
    clock,
    world,
    store: createStore(world, seed.exports, exportDuration),
    folders: createFolders(objects),
    objects,
    inspector: createInspector(options.strict ?? true),
    pageSizes: options.pageSizes ?? {},
  };
}

function createServices(parts: Parts): Readonly<Record<ServiceName, Service>> {
  const { world, pageSizes, inspector } = parts;
  const dynamodb = {
    ...tableOperations(world, pageSizes.tables),
    ...exportOperations(parts, pageSizes.exports),
  };
  return {
    dynamodb: createJsonService({
      name: 'dynamodb',
      version: '1.0',
      errorNamespace: 'com.amazonaws.dynamodb.v20120810',
      operations: dynamodb,
      inspect: inspector.inspect,
    }),
    kms: createJsonService({
      name: 'kms',
      version: '1.1',
      errorNamespace: 'com.amazonaws.kms',
      operations: kmsOperations(world, pageSizes.aliases),
      inspect: inspector.inspect,
    }),
    s3: createS3(parts, pageSizes.buckets),
    sts: createSts(world),
  };
}

function toView(record: ExportRecord, now: number): ExportView {
  const { request, table } = record;
  const status = statusAt(record, now);
  return {
    arn: record.arn,
    table: table.seed.name,
    status,
    bucket: request.S3Bucket ?? '',
    prefix: request.S3Prefix,
    clientToken: request.ClientToken,
    startedAt: record.startedAt,
    endsAt: record.endsAt,
    failureCode: status === 'FAILED' ? record.failure : undefined,
  };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return `http://${host}:${address.port}`;
}

async function close(server: Server, objects: Objects): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await Promise.all([closed, objects.close()]);
}
