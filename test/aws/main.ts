import { parseArgs } from 'node:util';
import { demoSeed } from './data/demo.ts';
import { manyTables } from './data/many.ts';
import { faultNames, type FaultRule } from './faults.ts';
import type { Seed } from './seed.ts';
import { startStandIn } from './standIn.ts';

const usage = `Plays AWS on a loopback port until it is stopped.
  --port N           the port; any free one unless told
  --speed N          stand-in time runs N times as fast
  --duration N       seconds of stand-in time that an export takes
  --fault F[:OP[:N]] ${faultNames.join(', ')};
                     for operation OP (* for all), N times; may be given several times
  --delay N          milliseconds that the fault 'slow' takes
  --seed S           demo, or many:N for N tables
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    speed: { type: 'string', default: '1' },
    duration: { type: 'string', default: '300' },
    fault: { type: 'string', multiple: true, default: [] },
    delay: { type: 'string', default: '3000' },
    seed: { type: 'string', default: 'demo' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else await run().catch(complain);

async function run(): Promise<void> {
  const rules = values.fault.map(toRule);
  const standIn = await startStandIn({
    port: toNumber(values.port),
    speed: toNumber(values.speed),
    exportDuration: toNumber(values.duration) * 1000,
    seed: toSeed(values.seed),
  });
  rules.forEach(standIn.faults.set);
  process.stdout.write(`${standIn.url}\n`);
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** `throttle:ListTables:3` is three refused ListTables calls. */
function toRule(text: string): FaultRule {
  const [name, operation = '*', times] = text.split(':');
  const fault = faultNames.find((known) => known === name);
  if (!fault) throw new Error(`There is no fault '${text}'; there are ${faultNames.join(', ')}.`);
  return {
    fault,
    delay: toNumber(values.delay),
    ...(operation !== '*' && { operation }),
    ...(times !== undefined && { times: toNumber(times) }),
  };
}

function toSeed(text: string): Seed {
  if (text === 'demo') return demoSeed;
  const count = /^many:(\d+)$/.exec(text)?.[1];
  if (count === undefined)
    throw new Error(`There is no seed '${text}'; there are demo and many:N.`);
  return manyTables(Number(count));
}

function toNumber(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number >= 0) return number;
  throw new Error(`'${text}' is no number.`);
}
