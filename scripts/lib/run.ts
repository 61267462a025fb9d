import { spawn, type SpawnOptions } from 'node:child_process';

export interface RunResult {
  /** The exit code; 1 when the program could not be started or was killed. */
  readonly code: number;
  /** Standard output and standard error, as they came; empty when they went to the terminal. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** True sends the output to the terminal instead of keeping it. */
  readonly shown?: boolean;
}

/** npm and npx are batch files on Windows, which start only through a shell. */
const needsShell = (program: string): boolean =>
  process.platform === 'win32' && /^(npm|npx|code)$/.test(program);

/** Runs a program to its end. Never throws: a program that cannot start has code 1. */
export function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const { shown = false, ...where } = options;
  const settings: SpawnOptions = {
    ...where,
    shell: needsShell(program),
    stdio: shown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  };
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, settings);
    const keep = (data: Buffer): void => void (output += data.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: output + error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a program that has to succeed; its output becomes part of the error when it does not. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await run(program, args, options);
  if (code === 0) return output;
  throw new Error(`${program} ${args.join(' ')} ended with code ${code}.\n${output.trim()}`);
}
