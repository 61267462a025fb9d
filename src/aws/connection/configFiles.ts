import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The two shared files that the AWS CLI and the SDKs read. */
export interface ConfigFiles {
  readonly config: string;
  readonly credentials: string;
}

/** Where the shared files are: named by `AWS_CONFIG_FILE` and the like, else in `~/.aws`. */
export function locateConfigFiles(env: NodeJS.ProcessEnv, homeDir?: string): ConfigFiles {
  const home = homeDir ?? [env['HOME'], env['USERPROFILE']].find(Boolean) ?? homedir();
  const place = (named: string | undefined, file: string): string =>
    named ? named.replace(/^~(?=[/\\])/, home) : join(home, '.aws', file);
  return {
    config: place(env['AWS_CONFIG_FILE'], 'config'),
    credentials: place(env['AWS_SHARED_CREDENTIALS_FILE'], 'credentials'),
  };
}

/** A text that changes whenever one of the files does; a missing file is a state like any other. */
export async function stampOf(files: ConfigFiles): Promise<string> {
  const stamps = await Promise.all([files.config, files.credentials].map(stampOfFile));
  return stamps.join(' ');
}

async function stampOfFile(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs}/${size}/${ino}`;
  } catch {
    return 'missing';
  }
}
