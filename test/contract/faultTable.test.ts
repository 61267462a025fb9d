import { glob, readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isExportError } from '../../src/core/errors.ts';
import type { FaultName } from '../aws/faults.ts';
import { exceptions, sittings, verdicts } from './faultTable.ts';
import { openLab, slowness, type Lab } from './lab.ts';
import { changes, logins, readings, thingsOf, type Operation } from './operations.ts';

const everyOperation = [...readings, ...changes];
let lab: Lab;

/** All operations at once, each meeting the fault; what each comes to, by its title. */
async function meet(
  fault: FaultName,
  operations: readonly Operation[],
  times = Infinity,
): Promise<Readonly<Record<string, string>>> {
  const aws = await lab.connect();
  // Many calls need to know the account, and would fail with this one.
  await aws.identity();
  const unasked = await lab.connect('acme-data', 'eu-central-1');
  const things = thingsOf(lab.standIn);
  for (const { service, name: operation } of operations) {
    lab.standIn.faults.set({ fault, service, operation, times, delay: slowness });
  }
  const tried = operations.map(async (operation) => {
    const access = operation.name === 'GetCallerIdentity' ? unasked : aws;
    return [titleOf(operation), await outcome(operation.call(access, things))] as const;
  });
  return Object.fromEntries(await Promise.all(tried));
}

async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'nothing';
  } catch (error) {
    if (!isExportError(error)) throw error;
    return told(error.reason, error.details.maybeDone === true);
  }
}

const told = (reason: string, maybeDone: boolean) => `${reason}${maybeDone ? ', maybe done' : ''}`;
const titleOf = ({ service, name }: Operation) => `${name} of ${service}`;

function expected(fault: FaultName, operation: Operation): string {
  const exception = exceptions.find((one) => one.fault === fault && one.at === operation.name);
  const { told: reason, done } = verdicts[fault];
  return told(exception?.told ?? reason, done === 'maybe' && changes.includes(operation));
}

function row<T>(operations: readonly Operation[], valueOf: (operation: Operation) => T) {
  return Object.fromEntries(operations.map((one) => [titleOf(one), valueOf(one)]));
}

it('every operation that our adapters know is in the table', async () => {
  const names = new Set<string>();
  for await (const path of glob('src/aws/**/*.ts')) {
    const text = path.endsWith('.test.ts') ? '' : await readFile(path, 'utf8');
    for (const [, name = ''] of text.matchAll(/new (\w+)Command\(/g)) names.add(name);
  }
  const known = [...everyOperation.map(({ name }) => name), ...logins];
  expect([...names].sort()).toEqual([...new Set(known)].sort());
});

describe.each(sittings)('every operation', ({ faults, options }) => {
  beforeAll(async () => {
    lab = await openLab(options);
  });
  afterEach(() => {
    lab.standIn.faults.clear();
    // New clients for each fault: the SDK gives up sooner once many calls have failed.
    lab.world.dispose();
    expect(lab.standIn.violations).toEqual([]);
  });
  afterAll(() => lab.close());

  it.each(faults)('takes %s as the table says', async (fault) => {
    expect(await meet(fault, everyOperation)).toEqual(
      row(everyOperation, (operation) => expected(fault, operation)),
    );
  });

  it.each(faults.filter((fault) => verdicts[fault].again))(
    'that only reads does not notice %s that passes',
    async (fault) => {
      expect(await meet(fault, readings, 1)).toEqual(row(readings, () => 'nothing'));
    },
  );
});
