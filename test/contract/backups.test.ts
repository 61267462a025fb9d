import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isExportError, type ExportError } from '../../src/core/errors.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { AwsAccess, ExportGateway } from '../../src/core/ports.ts';
import { impatient, openLab, slowness, type Lab } from './lab.ts';

const minute = 60_000;
const arnOf = (table: string): string => `arn:aws:dynamodb:eu-west-1:111122223333:table/${table}`;

let lab: Lab;
let access: AwsAccess;
let gateway: ExportGateway;

beforeAll(async () => {
  lab = await openLab({ pageSizes: { backups: 2 } });
  access = await lab.connect();
  gateway = access.exportsOf('dynamodb-backup');
});
afterEach(() => {
  lab.standIn.faults.clear();
  expect(lab.standIn.violations).toEqual([]);
});
afterAll(() => lab.close());

const request = (name: string, table = 'orders'): ExportRequest => ({
  kind: 'dynamodb-backup',
  input: { TableName: arnOf(table), BackupName: name },
  token: name,
});

const madeAs = (name: string) => lab.standIn.backups().filter((one) => one.name === name);
const sentOf = (operation: string) =>
  lab.standIn.calls.filter((call) => call.operation === operation);

async function failure(call: Promise<unknown>): Promise<ExportError> {
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  if (!isExportError(error)) throw new Error('The call did not fail as expected.');
  return error;
}

describe('the backups of a table', () => {
  it('come from all pages of AWS, newest first', async () => {
    const { items, next } = await access.backups.listBackups('orders');
    expect(next).toBeUndefined();
    expect(items.map(({ name }) => name)).toEqual([
      'orders-2026-11-20',
      'orders-2026-11-01',
      'orders-before-migration',
    ]);
    expect(items[0]).toMatchObject({
      tableName: 'orders',
      tableArn: arnOf('orders'),
      status: 'AVAILABLE',
      type: 'USER',
      sizeBytes: expect.any(Number) as number,
    });
  });

  it('include the one that AWS made when the table was deleted, with its end', async () => {
    const { items } = await access.backups.listBackups();
    const system = items.filter(({ type }) => type === 'SYSTEM');
    expect(system.map(({ tableName }) => tableName)).toEqual(['baskets-2023']);
    expect(system[0]?.expiresAt).toBeGreaterThan(lab.standIn.clock.now());
  });

  it('are described with what they hold', async () => {
    const { items } = await access.backups.listBackups('orders');
    const details = await access.backups.describeBackup(items[0]?.arn ?? '');
    expect(details).toMatchObject({ name: 'orders-2026-11-20', tableName: 'orders' });
    expect(details.itemCount).toBeGreaterThan(0);
    expect(details.answer).toHaveProperty('SourceTableDetails.KeySchema');
  });

  it('are deleted for good', async () => {
    const { arn } = await gateway.start(request('to-be-deleted', 'customers'));
    await expect(access.backups.deleteBackup(arn)).rejects.toMatchObject({
      reason: 'backup-in-use',
    });
    lab.standIn.clock.advance(minute);
    await access.backups.deleteBackup(arn);
    expect(madeAs('to-be-deleted')).toEqual([]);
    await expect(access.backups.describeBackup(arn)).rejects.toMatchObject({
      reason: 'backup-not-found',
    });
    await expect(access.backups.deleteBackup(arn)).rejects.toMatchObject({
      reason: 'backup-not-found',
    });
    await expect(gateway.describe(arn)).rejects.toMatchObject({ reason: 'export-not-found' });
  });

  it('are deleted although the answer was lost', async () => {
    const { arn } = await gateway.start(request('lost-deletion', 'customers'));
    lab.standIn.clock.advance(minute);
    lab.standIn.faults.set({ fault: 'cut-after', operation: 'DeleteBackup', times: 1 });
    await access.backups.deleteBackup(arn);
    expect(madeAs('lost-deletion')).toEqual([]);
  });

  it('of the system are kept by AWS, which says so', async () => {
    const { items } = await access.backups.listBackups('baskets-2023');
    const { reason, details } = await failure(access.backups.deleteBackup(items[0]?.arn ?? ''));
    expect(reason).toBe('validation');
    expect(details.awsMessage).toContain('system backup');
  });
});

describe('a new backup', () => {
  it('is being made at first, and there soon after', async () => {
    const started = await gateway.start(request('fresh', 'payments'));
    expect(started).toMatchObject({
      kind: 'dynamodb-backup',
      state: 'running',
      status: 'CREATING',
      exportType: 'backup',
      name: 'fresh',
      source: { service: 'dynamodb', arn: arnOf('payments'), name: 'payments' },
    });
    lab.standIn.clock.advance(minute);
    await expect(gateway.describe(started.arn)).resolves.toMatchObject({
      state: 'completed',
      status: 'AVAILABLE',
      startedAt: started.startedAt,
    });
    const { items } = await gateway.list(arnOf('payments'));
    expect(items.map(({ report }) => report?.name)).toEqual([
      'fresh',
      'payments-monthly',
      'payments-monthly',
    ]);
    expect(items[0]).toMatchObject({ arn: started.arn, state: 'completed' });
  });

  it.each([
    ['of a table that does not exist', request('backup', 'never-was'), 'table-not-found'],
    ['with a name that AWS does not take', request('no blanks'), 'validation'],
  ])('%s is refused', async (_, asked, reason) => {
    await expect(gateway.start(asked)).rejects.toMatchObject({ reason });
  });

  it.each([
    ['TableInUseException', 'table-in-use'],
    ['ContinuousBackupsUnavailableException', 'continuous-backups-unavailable'],
    ['BackupInUseException', 'backup-in-use'],
    ['LimitExceededException', 'limit-exceeded'],
  ])('that AWS refuses as %s is told as %s', async (code, reason) => {
    lab.standIn.faults.set({ fault: 'error', code, operation: 'CreateBackup' });
    await expect(gateway.start(request('refused'))).rejects.toMatchObject({ reason });
  });
});

describe('a backup whose answer was lost', () => {
  it.each(['cut-after', 'slow'] as const)('by %s is never sent twice', async (fault) => {
    const hurried = await openLab(impatient);
    const { standIn } = hurried;
    standIn.faults.set({ fault, operation: 'CreateBackup', delay: slowness });
    const own = (await hurried.connect()).exportsOf('dynamodb-backup');
    const { details } = await failure(own.start(request('lost')));
    expect(details.maybeDone).toBe(true);
    expect(standIn.calls.map(({ operation }) => operation)).toEqual(['CreateBackup']);
    const made = () => standIn.backups().filter(({ name }) => name === 'lost');
    await expect.poll(made, { timeout: 2 * slowness }).toHaveLength(1);
    await hurried.close();
  });

  it.each(['cut-before', 'internal', 'html'] as const)(
    'by %s is not sent again, as nobody knows',
    async (fault) => {
      const before = sentOf('CreateBackup').length;
      lab.standIn.faults.set({ fault, operation: 'CreateBackup' });
      const { details } = await failure(gateway.start(request(`unknown-by-${fault}`)));
      expect(details.maybeDone).toBe(true);
      expect(sentOf('CreateBackup').slice(before)).toHaveLength(1);
    },
  );

  it('is sent again where AWS only asked for patience', async () => {
    lab.standIn.faults.set({ fault: 'throttle', operation: 'CreateBackup', times: 1 });
    await gateway.start(request('patient'));
    expect(madeAs('patient')).toHaveLength(1);
  });

  it.each([
    ['expired-token', 'credentials-expired'],
    ['access-denied', 'access-denied'],
  ] as const)('by %s was certainly not made', async (fault, reason) => {
    lab.standIn.faults.set({ fault, operation: 'CreateBackup' });
    const error = await failure(
      (await lab.connect()).exportsOf('dynamodb-backup').start(request('never')),
    );
    expect(error.reason).toBe(reason);
    expect(error.details.maybeDone).toBeUndefined();
    expect(madeAs('never')).toEqual([]);
  });
});
