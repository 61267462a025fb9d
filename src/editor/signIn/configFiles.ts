import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '../../core/connection.ts';
import { attempt } from '../../core/lib/attempt.ts';
import type { AwsWorld } from '../../core/ports.ts';
import type { Shell } from '../shell.ts';
import type { Machine } from './awsCli.ts';
import type { SignInDesk } from './signInDesk.ts';

export interface ConfigFilesDeps {
  readonly world: Pick<AwsWorld, 'profiles'>;
  readonly shell: Pick<Shell, 'open' | 'openFile'>;
  readonly desk: Pick<SignInDesk, 'offer'>;
  readonly env: Machine['env'];
  readonly home: string;
}

const howTo = 'How to Make One';
const page = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html';

/**
 * Opens the files that the profile of a connection is written in, or all there are. Makes none: how
 * to do that is said where there is none.
 */
export async function openConfigFiles(
  deps: ConfigFilesDeps,
  connection: Connection | undefined,
): Promise<void> {
  const { desk, shell } = deps;
  const files = await filesOf(deps, connection);
  for (const file of files) await shell.openFile(file);
  if (files.length === 0 && (await desk.offer(noFile, howTo)) === howTo) await shell.open(page);
}

const noFile =
  'There is no AWS config file on this machine. Run “aws configure” or “aws configure sso” in a terminal: the profiles that it makes appear by themselves.';

async function filesOf(
  { world, env, home }: ConfigFilesDeps,
  connection: Connection | undefined,
): Promise<readonly string[]> {
  const read = await attempt(() => world.profiles());
  const profiles = read.ok ? read.value : [];
  const own = profiles.find(({ name }) => name === connection?.profile)?.files ?? [];
  const all = own.length > 0 ? own : profiles.flatMap(({ files = [] }) => files);
  return existing([...new Set(all.length > 0 ? all : usualPlaces(env, home))]);
}

/** Where the AWS CLI and the SDKs look: AWS SDKs and Tools reference, “Location of the files”. */
function usualPlaces(env: Machine['env'], home: string): readonly string[] {
  return [
    env['AWS_CONFIG_FILE'] ?? join(home, '.aws', 'config'),
    env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(home, '.aws', 'credentials'),
  ];
}

async function existing(files: readonly string[]): Promise<readonly string[]> {
  const seen = await Promise.all(files.map((file) => attempt(() => access(file))));
  return files.filter((_, index) => seen[index]?.ok === true);
}
