import { parseArgs } from 'node:util';
import { reportOf } from '../test/soak/report.ts';
import { runSoak } from '../test/soak/soak.ts';
import { say } from './lib/report.ts';

const usage = `Starts exports of every kind while everything goes wrong, and compares what AWS did with
what the ledger knows.
  --seed N       the plan of the run; by chance unless told
  --launches N   how many; 1000 unless told
  --keep         leaves the ledger and the log of the windows to be looked at`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    launches: { type: 'string', default: '1000' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function soak(seed: number, launches: number): Promise<void> {
  say(`Seed ${seed}, ${launches.toLocaleString('en')} launches.`);
  const started = performance.now();
  let next = launches / 10;
  const result = await runSoak({ seed, launches, keep: values.keep }, (done, discrepancies) => {
    for (const discrepancy of discrepancies) say(JSON.stringify(discrepancy, undefined, 2));
    if (done < next) return;
    next += launches / 10;
    say(`${done} launches, ${Math.round((performance.now() - started) / 1000)} s`);
  });
  for (const [end, times] of result.told) {
    if (times > 1) say(`The person was told ${times} times: ${end}`);
  }
  if (result.folder !== undefined) say(`The ledger and the log are in ${result.folder}`);
  say('');
  reportOf(result).forEach(say);
  const toldTwice = [...result.told.values()].some((times) => times > 1);
  const isGood = result.discrepancies.length === 0 && result.violations.length === 0 && !toldTwice;
  process.exitCode = isGood ? 0 : 1;
}

// A process that is interrupted would leave its windows behind.
process.once('SIGINT', () => process.exit(130));
const seed = Number(values.seed);
const launches = Number(values.launches);
if (values.help || !Number.isInteger(seed) || !(launches >= 1)) say(usage);
else await soak(seed, launches);
