import type { Connection } from '../../src/core/connection.ts';
import { ExportError, type ErrorReason } from '../../src/core/errors.ts';
import { Emitter } from '../../src/core/lib/emitter.ts';
import type { Page } from '../../src/core/page.ts';
import type { Prices } from '../../src/core/cost/prices.ts';
import type { Backup, BackupDetails } from '../../src/core/backups.ts';
import type { DatabaseSource } from '../../src/core/databases.ts';
import type { Domain } from '../../src/core/domains.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type {
  AwsAccess,
  AwsWorld,
  BackupCatalog,
  BucketCatalog,
  Clock,
  DatabaseCatalog,
  DomainCatalog,
  KeyCatalog,
  Lane,
  ObjectStore,
  PriceList,
  Profile,
  Role,
  RoleCatalog,
  TableCatalog,
} from '../../src/core/ports.ts';
import type { Recovery, Table } from '../../src/core/sources.ts';
import { FakeGateway } from './fakeGateway.ts';
import { FakeInspector } from './fakeInspector.ts';
import { aTable } from './samples.ts';

/** A table as DescribeTable tells it, in the account that all samples are in. */
export const tableFacts = (name: string, changes: Partial<Table> = {}): Table => ({
  name,
  arn: aTable(name).arn,
  status: 'ACTIVE',
  tableClass: 'STANDARD',
  sizeBytes: 41_200_000_000,
  itemCount: 1_204_311,
  keys: [{ name: 'id', type: 'S' }],
  indexes: [],
  deletionProtection: false,
  ...changes,
});

export const recoveryOn = (now: number): Recovery => ({
  status: 'on',
  earliest: now - 86_400_000,
  latest: now - 300_000,
  periodDays: 35,
});

/** One connection's AWS in memory: sources, backups, objects, and faults by operation. */
export class FakeAws implements AwsWorld {
  priceList: Prices | undefined;
  endpoint?: string;
  account = '111122223333';
  alias: string | undefined;
  readonly gateways: Readonly<Record<KindId, FakeGateway>>;
  /** The exports of tables. */
  readonly gateway: FakeGateway;
  /** Every call but those of the gateway, such as `ListTables` or `DescribeTable orders`. */
  readonly calls: string[] = [];
  readonly faults = new Map<string, ExportError>();
  readonly objectsByKey = new Map<string, string>();
  /** The lane of every `connect`. */
  readonly lanes: Lane[] = [];
  profileList: readonly Profile[] = [
    { name: 'acme-data', region: 'eu-west-1', kind: 'static keys' },
  ];
  tablePageSize = 100;
  /** Of everything but tables. */
  pageSize = 100;
  backupList: readonly Backup[] = [];
  databaseList: readonly DatabaseSource[] = [];
  domainList: readonly Required<Pick<Domain, 'name' | 'itemCount' | 'sizeBytes'>>[] = [];
  roleList: readonly Role[] = [];
  /** Of the account; to be looked at are all that anybody names. */
  bucketNames: readonly string[] = ['acme-exports'];
  readonly #clock: Clock;
  readonly #tables = new Map<string, { table: Table; recovery: Recovery }>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.gateways = {
      'dynamodb-table': new FakeGateway(clock, 'dynamodb-table'),
      'dynamodb-backup': new FakeGateway(clock, 'dynamodb-backup'),
      'rds-database': new FakeGateway(clock, 'rds-database'),
      'simpledb-domain': new FakeGateway(clock, 'simpledb-domain'),
    };
    this.gateway = this.gateways['dynamodb-table'];
  }

  /** A table that is there from now on; with point-in-time recovery on unless told. */
  add(name: string, changes: Partial<Table> = {}, recovery = recoveryOn(this.#clock.now())): void {
    this.#tables.set(name, { table: tableFacts(name, changes), recovery });
  }

  count(call: string): number {
    return this.calls.filter((made) => made.startsWith(call)).length;
  }

  readonly prices: PriceList = { of: () => Promise.resolve(this.priceList) };

  readonly tables: TableCatalog = {
    listTables: (next) => this.#call('ListTables', () => this.#page(Number(next ?? 0))),
    describeTable: (name) => this.#call('DescribeTable', () => this.#table(name).table, name),
    describeRecovery: (name) =>
      this.#call('DescribeContinuousBackups', () => this.#table(name).recovery, name),
    turnOnRecovery: (name) =>
      this.#call(
        'UpdateContinuousBackups',
        () => {
          const recovery = recoveryOn(this.#clock.now());
          this.#tables.set(name, { ...this.#table(name), recovery });
          return recovery;
        },
        name,
      ),
  };

  readonly backups: BackupCatalog = {
    listBackups: (table, next) =>
      this.#call(
        'ListBackups',
        () => {
          const ofTable = ({ tableName }: Backup) => tableName === (table ?? tableName);
          return this.#paged(this.backupList.filter(ofTable), next);
        },
        table,
      ),
    describeBackup: (arn) => this.#call('DescribeBackup', () => this.#backup(arn), arn),
    deleteBackup: (arn) =>
      this.#call(
        'DeleteBackup',
        () => {
          const gone = this.#backup(arn).arn;
          this.backupList = this.backupList.filter((backup) => backup.arn !== gone);
        },
        arn,
      ),
  };

  readonly databases: DatabaseCatalog = {
    list: (type, next) =>
      this.#call(
        'DescribeSources',
        () => {
          const ofType = this.databaseList.filter((source) => source.type === type);
          return this.#paged(ofType, next);
        },
        type,
      ),
    describe: (arn) =>
      this.#call(
        'DescribeSource',
        () => found(this.databaseList, (source) => source.arn === arn, 'source-not-found'),
        arn,
      ),
  };

  readonly domains: DomainCatalog = {
    listDomains: (next) =>
      this.#call('ListDomains', () => {
        const names = this.domainList.map(({ name }) => ({ name }));
        return this.#paged(names, next);
      }),
    describeDomain: (name) =>
      this.#call(
        'DomainMetadata',
        () => found(this.domainList, (domain) => domain.name === name, 'domain-not-found'),
        name,
      ),
  };

  readonly roles: RoleCatalog = {
    listRoles: (next) => this.#call('ListRoles', () => this.#paged(this.roleList, next)),
  };

  readonly buckets: BucketCatalog = {
    listBuckets: () =>
      this.#call('ListBuckets', () => ({ items: this.bucketNames.map((name) => ({ name })) })),
    regionOf: (bucket) => this.#call('HeadBucket', () => 'eu-west-1', bucket),
  };

  readonly keys: KeyCatalog = {
    listKeys: (region) => this.#call('ListAliases', () => ({ items: [] }), region),
    describeKey: (keyId) => Promise.resolve({ arn: keyId, keyId, usable: true }),
  };

  readonly objects: ObjectStore = {
    readText: (bucket, key) =>
      this.#call('GetObject', () => {
        const text = this.objectsByKey.get(`${bucket}/${key}`);
        if (text === undefined) throw new ExportError('object-not-found', { resource: key });
        return text;
      }),
  };

  readonly inspect = new FakeInspector((operation, answer, subject) =>
    this.#call(operation, answer, subject),
  );

  profiles(): Promise<readonly Profile[]> {
    return this.#call('profiles', () => this.profileList);
  }

  async connect(connection: Connection, lane: Lane = 'person'): Promise<AwsAccess> {
    await Promise.resolve();
    this.lanes.push(lane);
    const fault = this.faults.get('connect') ?? this.faults.get(`connect ${connection.profile}`);
    if (fault !== undefined) throw fault;
    const { backups, buckets, databases, domains, keys, objects, roles, tables } = this;
    const { endpoint, gateways, inspect } = this;
    return {
      ...{ connection, backups, buckets, databases, domains, keys, objects, roles, tables },
      inspect,
      ...(endpoint !== undefined && { endpoint }),
      exportsOf: (kind) => gateways[kind],
      identity: () =>
        this.#call('GetCallerIdentity', () => ({
          account: this.account,
          arn: `arn:aws:iam::${this.account}:user/ana`,
        })),
      accountAlias: () => this.#call('ListAccountAliases', () => this.alias),
    };
  }

  async authenticate({ profile }: Connection): Promise<void> {
    await this.#call('authenticate', () => undefined, profile);
  }

  /** As if somebody had signed in, or edited the shared files. */
  changeCredentials(): void {
    this.#credentialChanges.fire();
  }

  readonly #credentialChanges = new Emitter<void>();
  readonly onDidChangeCredentials = this.#credentialChanges.event;

  dispose(): void {
    this.#tables.clear();
  }

  #page(from: number): Page<string> {
    const names = [...this.#tables.keys()];
    const items = names.slice(from, from + this.tablePageSize);
    const end = from + items.length;
    return end < names.length ? { items, next: String(end) } : { items };
  }

  #paged<T>(all: readonly T[], next = '0'): Page<T> {
    const end = Number(next) + this.pageSize;
    const items = all.slice(Number(next), end);
    return end < all.length ? { items, next: String(end) } : { items };
  }

  #backup(arn: string): BackupDetails {
    const backup = found(this.backupList, (one) => one.arn === arn, 'backup-not-found');
    const answer = { BackupDetails: { BackupArn: arn, BackupName: backup.name } };
    return { ...backup, indexes: [], answer };
  }

  #table(name: string): { table: Table; recovery: Recovery } {
    const found = this.#tables.get(name);
    if (found === undefined) throw new ExportError('table-not-found', { resource: name });
    return found;
  }

  async #call<T>(operation: string, answer: () => T, subject?: string): Promise<T> {
    this.calls.push(subject === undefined ? operation : `${operation} ${subject}`);
    await Promise.resolve();
    const fault = this.faults.get(operation);
    if (fault !== undefined) throw fault;
    return answer();
  }
}

function found<T>(all: readonly T[], isIt: (one: T) => boolean, reason: ErrorReason): T {
  const one = all.find(isIt);
  if (one === undefined) throw new ExportError(reason);
  return one;
}
