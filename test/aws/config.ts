import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identities, type Identity } from './identities.ts';

/** The two variables that make the SDK and the AWS CLI read the temporary files and nothing else. */
export interface AwsConfigFiles {
  readonly AWS_CONFIG_FILE: string;
  readonly AWS_SHARED_CREDENTIALS_FILE: string;
}

/** What else the files should hold, or leave out. */
export interface AwsConfigOptions {
  /** Only these profiles; all of them but the hidden ones unless told. */
  readonly profiles?: readonly string[];
  /** Lines put at the end of the config file as they are, or as the stand-in's address makes them. */
  readonly extraConfig?: string | ((url: string) => string);
}

/** Writes `config` and `credentials` into `folder`, each profile pointing to the stand-in at `url`. */
export async function writeAwsConfig(
  folder: string,
  url: string,
  options: AwsConfigOptions = {},
): Promise<AwsConfigFiles> {
  const chosen = identities.filter(
    ({ profile, hidden }) => options.profiles?.includes(profile) ?? hidden !== true,
  );
  const files = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  const config = chosen.map((identity) => toConfig(identity, url));
  await mkdir(folder, { recursive: true });
  const { extraConfig = '' } = options;
  const extra = typeof extraConfig === 'string' ? extraConfig : extraConfig(url);
  await writeFile(files.AWS_CONFIG_FILE, [...config, extra].join('\n'));
  await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, chosen.map(toCredentials).join('\n'));
  return files;
}

function toConfig({ profile, region }: Identity, url: string): string {
  return section(`profile ${profile}`, { region, endpoint_url: url });
}

function toCredentials(identity: Identity): string {
  return section(identity.profile, {
    aws_access_key_id: identity.accessKeyId,
    aws_secret_access_key: identity.secretAccessKey,
    ...(identity.sessionToken && { aws_session_token: identity.sessionToken }),
  });
}

function section(title: string, settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return `[${title}]\n${lines.join('\n')}\n`;
}
