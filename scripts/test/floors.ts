import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureChromium } from '../chromium.ts';
import { checkAll, explain } from '../check.ts';
import { ensureEditor } from '../editor/install.ts';
import { at } from '../lib/paths.ts';
import { messageOf, say } from '../lib/report.ts';
import { run } from '../lib/run.ts';
import { build } from '../build.ts';
import { countReport, oneFailure, type Count, type Report } from './count.ts';

type Need = () => Promise<unknown>;

const bundles: Need = () => build({ production: true });

/** The floors of the test house with what each needs before it can run. */
const vitestFloors: Readonly<Record<string, readonly Need[]>> = {
  unit: [],
  contract: [],
  soak: [],
  package: [],
  webview: [bundles, ensureChromium],
  editor: [ensureChromium, ensureEditor],
};

/** All floors in the order in which they run. */
export const floorNames: readonly string[] = ['check', ...Object.keys(vitestFloors)];

/** The person's environment without a word about their AWS account. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^AWS_/i.test(name));
  return Object.fromEntries(kept);
}

async function checkFloor(): Promise<Count> {
  const results = await checkAll();
  explain(results);
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed };
}

async function runVitest(name: string, reportFile: string): Promise<Count> {
  const vitest = at('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  await run(process.execPath, [vitest, 'run', `--project=${name}`, ...reporters], {
    cwd: at(),
    env: environment(),
    shown: true,
  });
  if (!existsSync(reportFile)) return oneFailure;
  return countReport(JSON.parse(await readFile(reportFile, 'utf8')) as Report);
}

/** Runs each need once, however many floors have it. */
export type Prepare = (need: Need) => Promise<unknown>;

export function onceEach(): Prepare {
  const done = new Map<Need, Promise<unknown>>();
  return (need) => {
    const known = done.get(need) ?? need();
    done.set(need, known);
    return known;
  };
}

/** Runs one floor. A floor that cannot run at all counts as one failure; nothing throws. */
export async function runFloor(name: string, prepare: Prepare, folder: string): Promise<Count> {
  say(`\n— ${name} —`);
  if (name === 'check') return checkFloor();
  try {
    for (const need of vitestFloors[name] ?? []) await prepare(need);
    return await runVitest(name, join(folder, `${name}.json`));
  } catch (error) {
    say(`The floor "${name}" cannot run: ${messageOf(error)}`);
    return oneFailure;
  }
}
