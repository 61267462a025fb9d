import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isExportError, type ExportError } from '../../src/core/errors.ts';
import type { AwsAccess } from '../../src/core/ports.ts';
import type { FaultName } from '../aws/faults.ts';
import { impatient, openLab, slowness, type Lab } from './lab.ts';

let lab: Lab;
/** For an AWS that is slow. */
let hurried: Lab;

beforeAll(async () => {
  lab = await openLab();
  hurried = await openLab(impatient);
});
afterEach(() => {
  for (const { standIn } of [lab, hurried]) {
    standIn.faults.clear();
    expect(standIn.violations).toEqual([]);
  }
});
afterAll(async () => {
  await lab.close();
  await hurried.close();
});

/** The lab for a fault, which is set in it. */
function labWith(fault: FaultName, times?: number): Lab {
  const one = fault === 'slow' ? hurried : lab;
  one.standIn.faults.set({ fault, delay: slowness, ...(times !== undefined && { times }) });
  return one;
}

/** A fresh access each time: an expired token ends the last one. */
async function failure(
  call: (access: AwsAccess) => Promise<unknown>,
  where: Lab = lab,
): Promise<ExportError> {
  const access = await where.connect();
  const error: unknown = await call(access).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isExportError(error)) throw new Error('The call did not fail as expected.');
  return error;
}

const calls = {
  dynamodb: (aws: AwsAccess) => aws.tables.listTables(),
  iam: (aws: AwsAccess) => aws.roles.listRoles(),
  kms: (aws: AwsAccess) => aws.keys.listKeys('eu-west-1'),
  rds: (aws: AwsAccess) => aws.databases.list('cluster'),
  s3: (aws: AwsAccess) => aws.buckets.listBuckets(),
  sts: (aws: AwsAccess) => aws.identity(),
};

describe('a fault of every service', () => {
  it.each([
    ['throttle', 'throttled'],
    ['internal', 'internal'],
    ['slow', 'timeout'],
    ['cut-before', 'network'],
    ['cut-after', 'network'],
    ['expired-token', 'credentials-expired'],
    ['access-denied', 'access-denied'],
    ['html', 'not-json'],
    ['wrong-region', 'wrong-region'],
    ['clock-skew', 'clock-skewed'],
  ] as const)('%s is told as %s', async (fault, reason) => {
    const where = labWith(fault);
    const errors = await Promise.all(Object.values(calls).map((call) => failure(call, where)));
    expect(errors.map((error) => error.reason)).toEqual(errors.map(() => reason));
    for (const { details } of errors) {
      expect(details).toMatchObject({ profile: 'acme-data', region: 'eu-west-1' });
    }
  });
});

describe('a fault that passes', () => {
  it.each(['throttle', 'internal', 'slow', 'cut-before', 'cut-after'] as const)(
    '%s is not noticed, as the call is made again',
    async (fault: FaultName) => {
      const where = labWith(fault, 1);
      const access = await where.connect();
      const before = where.records.length;
      await expect(access.tables.listTables()).resolves.toHaveProperty('items');
      expect(where.records.slice(before).map(({ attempts }) => attempts)).toEqual([2]);
    },
  );
});

describe('an HTML page in the place of AWS', () => {
  it.each([200, 403, 502])('is told as that with status %i', async (status) => {
    lab.standIn.faults.set({ fault: 'html', status });
    expect((await failure(calls.dynamodb)).reason).toBe('not-json');
    expect((await failure(calls.s3)).reason).toBe('not-json');
  });

  it('is not taken for an object that is missing', async () => {
    lab.standIn.faults.set({ fault: 'html', status: 404 });
    const read = (aws: AwsAccess) => aws.objects.readText('acme-data-exports', 'a', 10);
    expect((await failure(read)).reason).toBe('not-json');
  });
});

describe('a start whose answer was lost', () => {
  const start = (aws: AwsAccess) =>
    aws.exportsOf('dynamodb-table').start({
      kind: 'dynamodb-table',
      input: {
        TableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
        S3Bucket: 'acme-data-exports',
        ExportFormat: 'DYNAMODB_JSON',
        ExportType: 'FULL_EXPORT',
        ClientToken: 'lost',
      },
      token: 'lost',
    });
  const lostExports = () =>
    lab.standIn.exports().filter(({ clientToken }) => clientToken === 'lost');

  it('may have been done, and made again it is the same export', async () => {
    lab.standIn.faults.set({ fault: 'cut-after' });
    expect((await failure(start)).details.maybeDone).toBe(true);
    lab.standIn.faults.clear();
    const report = await start(await lab.connect());
    expect(lostExports().map(({ arn }) => arn)).toEqual([report.arn]);
  });

  it.each(['slow', 'internal', 'html', 'cut-before'] as const)(
    'by %s may have been done',
    async (fault) => {
      expect((await failure(start, labWith(fault))).details.maybeDone).toBe(true);
    },
  );

  it('on the first attempt may have been done, whatever the next one was told', async () => {
    lab.standIn.faults.set({ fault: 'throttle' });
    lab.standIn.faults.set({ fault: 'cut-after', times: 1 });
    const error = await failure(start);
    expect(error.reason).toBe('throttled');
    expect(error.details.maybeDone).toBe(true);
  });

  it.each(['throttle', 'access-denied', 'expired-token'] as const)(
    'by %s was certainly not done',
    async (fault) => {
      lab.standIn.faults.set({ fault });
      expect((await failure(start)).details.maybeDone).toBeUndefined();
    },
  );

  it('was certainly not done where nobody listened', async () => {
    const closed = await openLab({});
    const aws = await closed.connect();
    await closed.standIn.close();
    await expect(start(aws)).rejects.toMatchObject({ reason: 'network', details: {} });
    await expect(start(aws)).rejects.not.toHaveProperty('details.maybeDone');
    closed.world.dispose();
  });
});

describe('access that is denied', () => {
  it('names the action and the resource', async () => {
    const guest = await lab.connect('no-access');
    await expect(guest.tables.listTables()).rejects.toMatchObject({
      reason: 'access-denied',
      details: {
        action: 'dynamodb:ListTables',
        resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/*',
        profile: 'no-access',
      },
    });
    await expect(guest.buckets.listBuckets()).rejects.toMatchObject({
      details: { action: 's3:ListAllMyBuckets' },
    });
    await expect(guest.keys.listKeys('eu-west-1')).rejects.toMatchObject({
      details: { action: 'kms:ListAliases' },
    });
  });
});

describe('a cancelled call', () => {
  it('ends at once as cancelled, and its connection with it', async () => {
    const access = await lab.connect();
    lab.standIn.faults.set({ fault: 'slow', delay: 5_000 });
    const controller = new AbortController();
    const before = lab.standIn.calls.length;
    const call = access.tables.listTables(undefined, controller.signal);
    const ended = expect(call).rejects.toMatchObject({ reason: 'cancelled' });
    await expect.poll(() => lab.standIn.calls.length, { timeout: 4_000 }).toBe(before + 1);
    const cancelled = performance.now();
    controller.abort();
    await ended;
    expect(performance.now() - cancelled).toBeLessThan(1_000);
    await expect.poll(() => lab.records.at(-1)?.errorReason).toBe('cancelled');
  });
});
