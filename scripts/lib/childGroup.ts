import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

const windows = process.platform === 'win32';

/** A long-running program together with all the processes that it starts. */
export interface ChildGroup {
  readonly child: ChildProcess;
  /** All that it has printed so far. */
  output(): string;
  /** Ends all of its processes and waits until the program itself is gone. */
  end(): Promise<void>;
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already, which is what was wanted.
  }
}

/** Starts a program in a process group of its own, which also ends when this process exits. */
export function startGroup(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env: NodeJS.ProcessEnv },
): ChildGroup {
  let output = '';
  const child = spawn(program, args, {
    ...options,
    detached: !windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const keep = (data: Buffer): void => void (output += data.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      output += error.message;
      resolve();
    });
  });
  const onExit = (): void => kill(child, 'SIGKILL');
  process.once('exit', onExit);
  const end = async (): Promise<void> => {
    kill(child, 'SIGTERM');
    const impatience = setTimeout(() => kill(child, 'SIGKILL'), 3_000);
    await ended;
    clearTimeout(impatience);
    kill(child, 'SIGKILL');
    process.off('exit', onExit);
  };
  return { child, output: () => output, end };
}
