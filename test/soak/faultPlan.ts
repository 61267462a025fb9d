import type { Random } from '../aws/data/random.ts';
import type { FaultRule } from '../aws/faults.ts';
import type { Flavour } from './flavours.ts';
import { slowness } from './haste.ts';

/** What goes wrong with one call, whichever it is. */
export type Fault = Pick<FaultRule, 'fault' | 'code' | 'status' | 'delay'>;

type Choice<T> = readonly [T, ...T[]];

const slow: Fault = { fault: 'slow', delay: slowness };

/** What does not take long. */
const quick: Choice<Fault> = [
  { fault: 'cut-before' },
  { fault: 'cut-after' },
  { fault: 'throttle' },
  { fault: 'internal' },
  { fault: 'html' },
  { fault: 'html', status: 502 },
  { fault: 'expired-token' },
  { fault: 'access-denied' },
  { fault: 'clock-skew' },
];

const any: Choice<Fault> = [...quick, slow];

/** A refusal of AWS's own for each sort of launch. */
const quotas: Readonly<Record<Flavour, string>> = {
  full: 'LimitExceededException',
  incremental: 'LimitExceededException',
  filtered: 'LimitExceededException',
  backup: 'LimitExceededException',
  snapshot: 'ExportTaskLimitReachedFault',
  cluster: 'ExportTaskLimitReachedFault',
  domain: 'NumberExportsLimitExceeded',
};

/** The SDK tries three times, and a launch sends twice what may be sent twice. */
const attempts = 6;

const times = (count: number, fault: Fault): readonly Fault[] =>
  Array.from({ length: count }, () => fault);

type Pattern = (random: Random, flavour: Flavour) => readonly Fault[];

const patterns: Choice<Pattern> = [
  (random) => [random.pick(any)],
  (random) => times(random.int(2, attempts + 2), random.pick(quick)),
  (random) => Array.from({ length: random.int(2, 4) }, () => random.pick(any)),
  (random) => [{ fault: 'cut-after' }, ...times(attempts, random.pick(quick))],
  (random, flavour) => [random.pick(any), { fault: 'error', code: quotas[flavour] }],
];

/** What goes wrong with the calls that start something, one call after the other. */
export function faultsOfStart(random: Random, flavour: Flavour): readonly Fault[] {
  return random.pick(patterns)(random, flavour);
}

/** The operations that tell what became of a job. */
const watching: Choice<Pick<FaultRule, 'operation' | 'service'>> = [
  { operation: 'ListExports', service: 'dynamodb' },
  { operation: 'DescribeExport' },
  { operation: 'ListBackups' },
  { operation: 'DescribeBackup' },
  { operation: 'DescribeExportTasks' },
  { operation: 'ListExports', service: 'sdb' },
  { operation: 'GetExport' },
];

/** What goes wrong with the calls that watch. */
export function troublesOfWatching(random: Random): readonly FaultRule[] {
  return Array.from({ length: random.int(0, 3) }, () => ({
    ...random.pick(watching),
    ...random.pick(any),
    times: random.int(1, 6),
  }));
}
