import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { aReport, aRequest, orders } from '../../../test/fakes/samples.ts';
import type { Clients } from '../connection/clients.ts';
import { createDynamoDbExports } from './exportGateway.ts';

/** The gateway to a server that gives one and the same answer to everything. */
function gatewayTo(answer: object) {
  const client = { send: () => Promise.resolve(answer) } as unknown as DynamoDBClient;
  return createDynamoDbExports({ dynamodb: () => client } as unknown as Clients);
}

const { arn } = aReport(orders, 5, 'token-1');

describe('an answer that is none of AWS', () => {
  it.each([{}, { ExportDescription: {} }, { ExportDescription: { ExportStatus: 'IN_PROGRESS' } }])(
    'leaves open whether an export was started: %j',
    async (answer) => {
      const gateway = gatewayTo(answer);
      const failure = { reason: 'not-json' };
      await expect(gateway.start(aRequest('token-1'))).rejects.toMatchObject(failure);
      await expect(gateway.describe(arn)).rejects.toMatchObject(failure);
    },
  );

  it('adds no row that could never be asked for again', async () => {
    const answer = { ExportSummaries: [{ ExportStatus: 'COMPLETED' }, { ExportArn: arn }] };
    const { items } = await gatewayTo(answer).list();
    expect(items.map((item) => item.arn)).toEqual([arn]);
  });

  it('is an empty list where it lists nothing', async () => {
    expect(await gatewayTo({}).list()).toEqual({ items: [] });
  });
});
