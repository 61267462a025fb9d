import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where programs are looked for. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * The absolute path of the AWS CLI, undefined where there is none. Looks where PATH says, except in
 * folders that depend on where one stands: nothing that lies in a workspace is ever run. On Windows
 * only its first version came as a script, `aws.cmd`, which knows neither of the logins.
 */
export async function findAwsCli({ env, platform }: Machine): Promise<string | undefined> {
  const name = platform === 'win32' ? 'aws.exe' : 'aws';
  for (const folder of pathOf(env).split(delimiter).filter(isAbsolute)) {
    const file = join(folder, name);
    if (await isProgram(file)) return file;
  }
  return undefined;
}

/** On Windows the variable can be called Path. */
function pathOf(env: Machine['env']): string {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH');
  return name === undefined ? '' : (env[name] ?? '');
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** What `aws --version` says; undefined where it says nothing within some seconds. */
export function versionOf(cli: string, env: Machine['env']): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(cli, ['--version'], { env, timeout: 10_000 }, (error, stdout) =>
      resolve(error === null ? stdout : undefined),
    );
  });
}
