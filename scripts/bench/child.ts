import { at } from '../lib/paths.ts';
import { runOrThrow } from '../lib/run.ts';

/**
 * Runs `scripts/bench/programs/<name>.ts` in a Node of its own, where nothing is warm, and returns
 * what it printed as JSON on its last line.
 */
export async function runProgram(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const program = at('scripts', 'bench', 'programs', `${name}.ts`);
  const output = await runOrThrow(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'], ...env },
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

/** Collects `count` results of `work`, one after the other. */
export async function repeat<T>(count: number, work: () => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  for (let index = 0; index < count; index += 1) results.push(await work());
  return results;
}
