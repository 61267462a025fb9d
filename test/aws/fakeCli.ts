import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One command line of the program, such as `sso login --profile sso`, and what it leaves behind. */
export interface FakeCommand {
  readonly args: string;
  /** A file to write, as a login does; none where the command fails. */
  readonly writes?: { readonly path: string; readonly text: string };
  /** What it says before that. */
  readonly says?: string;
  /** Whether it then waits for ever, as for a browser in which nobody goes on. */
  readonly waits?: true;
  /** Whether it then reads a line, says it again, and fails where that is empty. */
  readonly reads?: true;
}

/** A program called `aws` in a folder of its own. */
export interface FakeCli {
  /** To be put in front of `PATH`. */
  readonly folder: string;
  /** The command lines that it was run with, the oldest first. */
  runs(): Promise<readonly string[]>;
}

/**
 * Writes an executable `aws` that knows these commands and nothing else: no browser opens and
 * nothing is sent. A command that it does not know ends with 252, as the AWS CLI's own mistakes do.
 */
export async function writeFakeCli(
  folder: string,
  commands: readonly FakeCommand[],
): Promise<FakeCli> {
  const program = join(folder, 'aws');
  const log = join(folder, 'runs.log');
  await mkdir(folder, { recursive: true });
  await writeFile(program, scriptOf(commands, log));
  await chmod(program, 0o755);
  return {
    folder,
    async runs() {
      const text = await readFile(log, 'utf8').catch(() => '');
      return text.split('\n').filter(Boolean);
    },
  };
}

/** CommonJS, whatever folder it is put in: a file without an ending beside no `package.json`. */
function scriptOf(commands: readonly FakeCommand[], log: string): string {
  return `#!${process.execPath}
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const commands = ${JSON.stringify(commands)};
const args = process.argv.slice(2).join(' ');
appendFileSync(${JSON.stringify(log)}, args + '\\n');
const command = commands.find((one) => one.args === args);
if (!command) {
  process.stderr.write('aws: error: not played here: ' + args + '\\n');
  process.exit(252);
}
process.stdout.write(command.says ?? '');
if (command.waits) setInterval(() => {}, 1000);
else if (command.reads) process.stdin.once('data', answered).once('end', () => answered(''));
else finish();

function answered(line) {
  if (String(line).trim() === '') process.exit(255);
  process.stdout.write('You typed ' + line);
  finish();
}

function finish() {
  if (!command.writes) process.exit(255);
  mkdirSync(dirname(command.writes.path), { recursive: true });
  writeFileSync(command.writes.path, command.writes.text);
  process.stdout.write('Successfully logged in\\n');
  process.exit(0);
}
`;
}
