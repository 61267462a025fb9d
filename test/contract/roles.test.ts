import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAws } from '../../src/aws/main.ts';
import type { AwsWorld, CallRecord } from '../../src/core/ports.ts';

interface Seen {
  readonly operation: string;
  readonly accessKeyId: string;
}

const seen: Seen[] = [];
const records: CallRecord[] = [];
let server: Server;
let folder = '';
let world: AwsWorld;

const assumed = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey>
<SessionToken>role-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>`;
const denied = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>AccessDenied</Code><Message>User: arn:aws:iam::111122223333:user/dana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Closed</Message>
</Error></ErrorResponse>`;

/** STS and DynamoDB as far as a role needs them. */
function answerTo(body: string): readonly [status: number, text: string] {
  if (!body.includes('Action=AssumeRole')) return [200, '{"TableNames":[],"Aliases":[]}'];
  return body.includes('Closed') ? [403, denied] : [200, assumed];
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const target = String(request.headers['x-amz-target'] ?? 'sts.AssumeRole');
      const [, accessKeyId = ''] =
        /Credential=(\w+)/.exec(request.headers.authorization ?? '') ?? [];
      seen.push({ operation: target.replace(/^.*\./, ''), accessKeyId });
      const [status, answer] = answerTo(body);
      response.writeHead(status).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  folder = await mkdtemp(join(tmpdir(), 'aws-roles-'));
  const endpoint = `endpoint_url = http://127.0.0.1:${port}\n`;
  await writeFile(
    join(folder, 'config'),
    [
      `[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = x`,
      `[profile role]\nrole_arn = arn:aws:iam::111122223333:role/Open\nsource_profile = base\n${endpoint}`,
      `[profile shut]\nrole_arn = arn:aws:iam::111122223333:role/Closed\nsource_profile = base\n${endpoint}`,
    ].join('\n'),
  );
  const silent = (): void => undefined;
  world = createAws({
    log: { debug: silent, info: silent, warn: silent, error: silent },
    onCall: (record) => records.push(record),
    env: { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: '/nowhere' },
  });
});
beforeEach(() => {
  seen.length = 0;
  records.length = 0;
});
afterAll(async () => {
  world.dispose();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

describe('a profile with a role', () => {
  it('assumes it once for however many clients ask at once, at its own endpoint', async () => {
    const access = await world.connect({ profile: 'role', region: 'eu-west-1' });
    await Promise.all([
      access.tables.listTables(),
      access.keys.listKeys('eu-west-1'),
      access.keys.listKeys('us-east-1'),
    ]);
    expect(seen.filter(({ operation }) => operation === 'AssumeRole')).toEqual([
      { operation: 'AssumeRole', accessKeyId: 'AKIABASE' },
    ]);
    expect(new Set(seen.slice(1).map(({ accessKeyId }) => accessKeyId))).toEqual(
      new Set(['ASIAROLE']),
    );
    expect(records.map(({ operation }) => operation)).toContain('AssumeRole');
  });

  it('that may not be assumed says so, with the role', async () => {
    const access = await world.connect({ profile: 'shut', region: 'eu-west-1' });
    await expect(access.tables.listTables()).rejects.toMatchObject({
      reason: 'access-denied',
      details: {
        operation: 'AssumeRole',
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::111122223333:role/Closed',
      },
    });
    expect(seen.map(({ operation }) => operation)).toEqual(['AssumeRole']);
  });
});
