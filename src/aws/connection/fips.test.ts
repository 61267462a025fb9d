import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { explainError } from '../../core/insight/explain.ts';
import { fipsOnly, type FipsCaller } from './fips.ts';

/** What a call comes to whose attempts all end with this error; and how many there were. */
async function callEndingWith(error: Error, service: FipsCaller['service'], region: string) {
  const client = new DynamoDBClient({
    region,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  let sent = 0;
  client.middlewareStack.add(
    () => () => {
      sent += 1;
      return Promise.reject(error);
    },
    { step: 'deserialize', priority: 'low', name: 'stop' },
  );
  client.middlewareStack.use(fipsOnly({ service, region, profile: 'strict' }));
  const thrown: unknown = await client.send(new ListTablesCommand({})).catch((e: unknown) => e);
  return { thrown, sent };
}

const noHost = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
const noRoute = Object.assign(new Error('connect'), { code: 'ENETUNREACH' });

describe('a client that may use FIPS endpoints only', () => {
  it.each([
    ['simpledb', 'us-east-1', 'for SimpleDB in us-east-1'],
    ['simpledbv2', 'us-gov-west-1', 'for SimpleDB in us-gov-west-1'],
    ['s3', 'cn-northwest-1', 'for Amazon S3 in cn-northwest-1'],
  ] as const)('sends nothing to %s in %s, and says why', async (service, region, where) => {
    const { thrown, sent } = await callEndingWith(noRoute, service, region);
    expect(sent).toBe(0);
    expect(explainError(thrown, 'list them').message).toBe(
      `Could not list them: AWS has no FIPS endpoint ${where}, and profile strict asks for no other.`,
    );
  });

  it('says of a host that does not exist what that may mean', async () => {
    const { thrown, sent } = await callEndingWith(noHost, 'dynamodb', 'eu-west-1');
    expect(sent).toBe(1);
    expect(explainError(thrown, 'list the tables').message).toBe(
      'Could not list the tables: AWS in eu-west-1 could not be reached (AWS may have no FIPS endpoint of this service there).',
    );
  });

  it('leaves every other failure to those who know it', async () => {
    expect((await callEndingWith(noRoute, 's3', 'us-gov-west-1')).thrown).toBe(noRoute);
  });
});
