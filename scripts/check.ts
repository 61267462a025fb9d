import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMain } from './lib/isMain.ts';
import { at } from './lib/paths.ts';
import { say, timed } from './lib/report.ts';
import { run } from './lib/run.ts';

/** What one kind of check found. */
export interface CheckResult {
  readonly name: 'format' | 'lint' | 'types';
  readonly passed: boolean;
  /** The tools' own words; empty when they had nothing to say. */
  readonly output: string;
}

const tool = (...path: readonly string[]): string => at('node_modules', ...path);

async function check(
  name: CheckResult['name'],
  commands: readonly (readonly string[])[],
): Promise<CheckResult> {
  const outputs: string[] = [];
  const { result: passed, seconds } = await timed(async () => {
    let clean = true;
    for (const command of commands) {
      const { code, output } = await run(process.execPath, command, { cwd: at() });
      if (code !== 0) outputs.push(output.trim());
      clean &&= code === 0;
    }
    return clean;
  });
  say(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`);
  return { name, passed, output: outputs.join('\n') };
}

const format = (): Promise<CheckResult> => {
  const cache = at('.cache', 'prettier');
  const prettier = tool('prettier', 'bin', 'prettier.cjs');
  const flags = ['--check', '--log-level=warn', '--cache', `--cache-location=${cache}`];
  return check('format', [[prettier, '.', ...flags]]);
};

const lint = (): Promise<CheckResult> => {
  const flags = ['--max-warnings=0', '--cache', '--cache-strategy=content', '--cache-location'];
  return check('lint', [
    [tool('eslint', 'bin', 'eslint.js'), '.', ...flags, at('.cache', 'eslint/')],
  ]);
};

/** One configuration a layer of `src`, and one for everything around it. */
async function types(): Promise<CheckResult> {
  const layers = (await readdir(at('src'))).map((name) => join('src', name, 'tsconfig.json'));
  const configs = [...layers, join('src', 'tsconfig.json'), 'tsconfig.json'];
  const present = configs.filter((config) => existsSync(at(config)));
  const compiler = tool('typescript', 'bin', 'tsc');
  return check(
    'types',
    present.map((config) => [compiler, '-p', config]),
  );
}

/** Format, lint and types of the whole checkout. Types run beside the other two: two cores. */
export async function checkAll(): Promise<readonly CheckResult[]> {
  const beside = types();
  const first = await format();
  const second = await lint();
  return [first, second, await beside];
}

/** Prints what the failed checks said. */
export function explain(results: readonly CheckResult[]): void {
  for (const { name, output } of results.filter(({ passed }) => !passed)) {
    say(`\n${name}\n${output}`);
  }
}

if (isMain(import.meta)) {
  const results = await checkAll();
  explain(results);
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
