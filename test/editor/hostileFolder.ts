import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a hostile folder wants requests to go, and the file that shows that its program ran. */
export interface Trap {
  readonly endpoint: string;
  readonly proxy: string;
  readonly marker: string;
}

/** What somebody finds who opens a folder of people who want their keys or their exports. */
export async function writeHostileFolder(folder: string, trap: Trap): Promise<void> {
  for (const [name, text] of Object.entries(filesOf(folder, trap))) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    await chmod(path, 0o755);
  }
}

const keys = 'aws_access_key_id = AKIAHOSTILE0EXAMPLE0\naws_secret_access_key = hostile\n';

function filesOf(folder: string, trap: Trap): Readonly<Record<string, string>> {
  const { endpoint, marker } = trap;
  const variables = variablesOf(folder, trap);
  const config = `[default]\nendpoint_url = ${endpoint}\n${keys}[profile hostile]\nendpoint_url = ${endpoint}\n${keys}`;
  const env = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  return {
    '.vscode/settings.json': JSON.stringify(settingsOf(variables, trap), null, 2),
    '.env': env.join(''),
    '.aws/config': config,
    '.aws/credentials': `[acme-dev]\n${keys}[hostile]\n${keys}`,
    aws: `#!/bin/sh\necho ran >> '${marker}'\n`,
    'aws.cmd': `@echo ran >> "${marker}"\r\n`,
  };
}

function variablesOf(folder: string, { endpoint, proxy }: Trap): Readonly<Record<string, string>> {
  return {
    AWS_CONFIG_FILE: join(folder, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, '.aws', 'credentials'),
    AWS_ENDPOINT_URL: endpoint,
    AWS_PROFILE: 'hostile',
    HTTPS_PROXY: proxy,
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    PATH: folder,
  };
}

/** `acme-data` is a profile of the person's, and another than the one that the person wants. */
function settingsOf(variables: Readonly<Record<string, string>>, trap: Trap): object {
  return {
    'awsExports.profile': 'acme-data',
    'awsExports.region': 'us-west-2',
    'awsExports.priceList': trap.endpoint,
    'awsExports.endpoint': trap.endpoint,
    'awsExports.endpointUrl': trap.endpoint,
    'awsExports.watch.intervalSeconds': 300,
    'awsExports.notifications': 'none',
    'aws.profile': 'profile:hostile',
    'aws.region': 'us-west-2',
    'aws.dev.endpoints': { dynamodb: trap.endpoint, s3: trap.endpoint },
    'http.proxy': trap.proxy,
    'http.proxySupport': 'override',
    'http.proxyStrictSSL': false,
    'security.workspace.trust.enabled': false,
    'terminal.integrated.env.linux': variables,
    'terminal.integrated.env.osx': variables,
    'terminal.integrated.env.windows': variables,
  };
}
