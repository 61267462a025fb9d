import { parseArgs } from 'node:util';
import { demoSeed } from '../../test/aws/data/demo.ts';
import { manyTables } from '../../test/aws/data/many.ts';
import { faultNames, type FaultName, type FaultRule } from '../../test/aws/faults.ts';
import type { Seed } from '../../test/aws/seed.ts';
import { messageOf } from '../lib/report.ts';
import { stopNames, type StopName } from './tour/stop.ts';

export interface DemoOptions {
  /** Drive the whole job without a person and print its result as JSON. */
  readonly headless: boolean;
  /** Use the editor in the browser even where desktop VS Code is found. */
  readonly browser: boolean;
  /** Stand-in milliseconds per real millisecond. */
  readonly speed: number;
  /** How long an export takes, in stand-in milliseconds. */
  readonly exportDuration: number;
  readonly faults: readonly FaultRule[];
  /** Which kinds a headless run does; the main job with its whole story where none is named. */
  readonly kinds: readonly StopName[];
  readonly seed: Seed;
}

export const demoUsage = `npm run demo [-- options]
  --headless            does the whole job by itself and prints the result as JSON
  --kind NAME|all       with --headless: does this kind, or each once; may be repeated;
                        NAME is one of ${stopNames.join(', ')}
  --browser             opens the editor in the browser even if desktop VS Code is there
  --speed 10            lets time pass ten times faster for the stand-in
  --duration 30         seconds of the stand-in's time that an export takes
  --fault NAME[:OP]     lets calls go wrong, for example throttle:ListTables; may be repeated;
                        NAME is one of ${faultNames.join(', ')}
  --seed demo|many:N    the account: the demo's, or one with N tables`;

/** A mistake on the command line; its message is meant for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const isFaultName = (name: string): name is FaultName => faultNames.some((known) => known === name);

function toFault(text: string): FaultRule {
  const [fault = '', operation] = text.split(':');
  if (!isFaultName(fault)) throw new UsageError(`There is no fault "${fault}".`);
  return operation === undefined ? { fault } : { fault, operation };
}

function toSeed(text: string): Seed {
  if (text === 'demo') return demoSeed;
  const count = /^many:(\d+)$/.exec(text)?.[1];
  if (count === undefined) throw new UsageError(`There is no account "${text}".`);
  return manyTables(Number(count));
}

function toKinds(texts: readonly string[]): readonly StopName[] {
  if (texts.includes('all')) return stopNames;
  const unknown = texts.find((text) => !isStopName(text));
  if (unknown !== undefined) throw new UsageError(`There is no kind "${unknown}".`);
  return stopNames.filter((name) => texts.includes(name));
}

const isStopName = (text: string): text is StopName => stopNames.some((name) => name === text);

function toPositive(text: string, flag: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--${flag} takes a number above 0, not "${text}".`);
}

const flags = {
  headless: { type: 'boolean', default: false },
  browser: { type: 'boolean', default: false },
  kind: { type: 'string', multiple: true },
  speed: { type: 'string', default: '1' },
  duration: { type: 'string', default: '30' },
  fault: { type: 'string', multiple: true },
  seed: { type: 'string', default: 'demo' },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

/** Reads the demo's command line; throws UsageError. */
export function demoOptions(args: readonly string[]): DemoOptions {
  const values = parsed(args);
  return {
    headless: values.headless,
    browser: values.browser,
    speed: toPositive(values.speed, 'speed'),
    exportDuration: toPositive(values.duration, 'duration') * 1_000,
    faults: (values.fault ?? []).map(toFault),
    kinds: toKinds(values.kind ?? []),
    seed: toSeed(values.seed),
  };
}
