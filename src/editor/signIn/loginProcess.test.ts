import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram, type RunningProgram } from './loginProcess.ts';

let said = '';
beforeEach(() => {
  said = '';
});

/** Runs a script of Node, which stands for the AWS CLI. */
function run(script: string, env: NodeJS.ProcessEnv = process.env): RunningProgram {
  const program = { file: process.execPath, args: ['-e', script], env };
  return runProgram(program, (text) => {
    said += text;
  });
}

describe('a program that runs beside the editor', () => {
  it('tells all that it says, and how it ended', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 255;';
    expect(await run(script).ended).toBe(255);
    await expect.poll(() => said).toContain('out\n');
    expect(said).toContain('err\n');
  });

  it('stands in the home folder, without the variables of the editor itself', async () => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', VSCODE_PID: '7', KEPT: 'kept' };
    const script =
      'console.log([process.cwd(), process.env.ELECTRON_RUN_AS_NODE, process.env.VSCODE_PID, process.env.KEPT].join(","))';
    expect(await run(script, env).ended).toBe(0);
    await expect.poll(() => said).toBe(`${homedir()},,,kept\n`);
  });

  it('reads what is answered', async () => {
    const running = run('process.stdin.once("data", (line) => process.exit(Number(line)))');
    running.answer('7\n');
    expect(await running.ended).toBe(7);
  });

  it('waits for no answer where there will be none', async () => {
    const running = run('process.stdin.resume().once("end", () => process.exit(3))');
    running.answer(undefined);
    expect(await running.ended).toBe(3);
    running.answer('too late\n');
  });

  it('ends when it is told to, and that is no failure', async () => {
    const running = run('setInterval(() => {}, 1000); console.log("waits")');
    await expect.poll(() => said).toBe('waits\n');
    running.end();
    expect(await running.ended).toBeUndefined();
    running.end();
  });

  describe('that there is not', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'none-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    it('says so', async () => {
      const program = { file: join(folder, 'aws'), args: [], env: process.env };
      const running = runProgram(program, (text) => {
        said += text;
      });
      expect(await running.ended).toBe(126);
      expect(said).toContain('ENOENT');
    });
  });
});
