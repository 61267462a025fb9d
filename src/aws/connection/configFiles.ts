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
  const home = homeOf(env, homeDir);
  const place = (named: string | undefined, file: string): string =>
    named ? named.replace(/^~(?=[/\\])/, () => home) : join(home, '.aws', file);
  return {
    config: place(env['AWS_CONFIG_FILE'], 'config'),
    credentials: place(env['AWS_SHARED_CREDENTIALS_FILE'], 'credentials'),
  };
}

/** The home directory that AWS tools look into. */
export function homeOf(env: NodeJS.ProcessEnv, homeDir?: string): string {
  return homeDir ?? [env['HOME'], env['USERPROFILE']].find(Boolean) ?? homedir();
}

/** A text that changes whenever one of the files does; a missing file is a state like any other. */
export function stampOf(files: ConfigFiles): Promise<string> {
  return stampOfFiles([files.config, files.credentials]);
}

/** The same for any files, their names included. */
export async function stampOfFiles(paths: readonly string[]): Promise<string> {
  const stamps = await Promise.all(paths.map(stampOfFile));
  return stamps.join(' ');
}

async function stampOfFile(path: string): Promise<string> {
  try {
    // A file that is copied back keeps its time, and one that is made readable all but the last.
    const { mtimeMs, size, ino, ctimeMs } = await stat(path);
    return `${path}/${mtimeMs}/${size}/${ino}/${ctimeMs}`;
  } catch {
    return 'missing';
  }
}
