import { once } from 'node:events';
import type { Server } from 'node:http';
import type { DrivenClock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import type { Grant, IssuedKeys } from './keyRing.ts';
import { createParts, type PartsOptions } from './parts.ts';
import { createServices } from './playedServices.ts';
import { createAuthorize } from './policy/authorize.ts';
import type { TableSeed } from './seed.ts';
import { createStandInServer, type RecordedCall } from './server.ts';
import { statusAt, type ExportRecord, type ExportStatus } from './services/exportRecord.ts';
import type { Objects } from './services/objects.ts';
import { createThrottle, observedRates, type Rate } from './throttle.ts';
import {
  toBackupView,
  toDomainExportView,
  toTaskView,
  type BackupView,
  type DomainExportView,
  type TaskView,
} from './views.ts';

const host = '127.0.0.1';

/** How the stand-in differs from the usual one. */
export interface StandInOptions extends PartsOptions {
  /** Any free port unless told. */
  readonly port?: number;
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
  /** All exports of SimpleDB domains, whatever their Region. */
  domainExports(): readonly DomainExportView[];
  /** All backups that AWS tells of at this moment, system backups too. */
  backups(): readonly BackupView[];
  /** All export tasks of RDS. */
  tasks(): readonly TaskView[];
  /** How many StartExportTask calls were accepted, those whose answer was cut off too. */
  acceptedTasks(): number;
  /** Hands out temporary keys, as some service did before the test began. */
  issueKeys(grant: Grant): IssuedKeys;
  createTable(seed: TableSeed): void;
  deleteTable(name: string): void;
  /** A snapshot or cluster, by its identifier. */
  deleteDatabase(id: string): void;
  deleteDomain(name: string): void;
  readObject(bucket: string, key: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** Starts the stand-in; ready to answer when it resolves. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const parts = await createParts(options);
  const { clock, world, store, backups, domains, rds, objects, inspector } = parts;
  const { throttle = observedRates } = options;
  const faults = createFaults();
  const calls: RecordedCall[] = [];
  const server = createStandInServer({
    account: world.account,
    authorize: createAuthorize(world, parts.roles),
    services: createServices(parts),
    faults,
    keys: parts.keys,
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
    domainExports: () =>
      domains.store.records().map((record) => toDomainExportView(record, clock.now())),
    backups: () => backups.records().map((record) => toBackupView(record, clock.now())),
    tasks: () => rds.tasks.records().map((record) => toTaskView(record, clock.now())),
    acceptedTasks: () => rds.tasks.accepted(),
    issueKeys: parts.keys.issue,
    createTable: world.createTable,
    deleteTable: world.deleteTable,
    deleteDatabase: rds.deleteDatabase,
    deleteDomain: world.deleteDomain,
    async readObject(bucket, key) {
      await parts.settle(bucket);
      return await objects.read(bucket, key);
    },
    close: () => close(server, objects),
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
