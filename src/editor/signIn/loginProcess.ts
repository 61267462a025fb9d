import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import type { Machine } from './awsCli.ts';

/** What is run: the absolute path of a program, its arguments and its variables. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Machine['env'];
}

/** A program that runs beside the editor. */
export interface RunningProgram {
  /** Resolves with its exit code; without one where it was ended from here. Never rejects. */
  readonly ended: Promise<number | undefined>;
  /** Gives it a line to read; none come any more after `undefined`. */
  answer(line: string | undefined): void;
  /** Ends it; nothing when it has ended. */
  end(): void;
}

/** What a shell answers where a program cannot be run. */
const cannotRun = 126;

/**
 * Runs the program and nothing else: no shell reads its arguments, no setting of the workspace
 * reaches its variables, and it does not stand in the folder of the workspace. `hear` is told all
 * that it says.
 */
export function runProgram(program: Program, hear: (text: string) => void): RunningProgram {
  const { file, args, env } = program;
  const options = { cwd: homedir(), env: ownVariables(env), windowsHide: true };
  const child = spawn(file, args, options);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', hear);
  }
  // Who has ended reads no answers.
  child.stdin.on('error', () => undefined);
  let isEnded = false;
  const end = (): void => {
    isEnded = true;
    child.kill('SIGINT');
  };
  // A window that closes leaves nobody behind who waits for a browser.
  process.once('exit', end);
  return {
    ended: new Promise((resolve) => {
      child.once('exit', (code) => {
        process.off('exit', end);
        resolve(isEnded ? undefined : (code ?? cannotRun));
      });
      child.once('error', ({ message }) => {
        hear(`${message}\n`);
        resolve(cannotRun);
      });
    }),
    answer: (line) => {
      if (line === undefined) child.stdin.end();
      else child.stdin.write(line);
    },
    end,
  };
}

/** Without those by which the editor runs its own processes: a browser may be a cousin of it. */
function ownVariables(env: Machine['env']): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(ELECTRON|VSCODE)_/.test(name)),
  );
}
