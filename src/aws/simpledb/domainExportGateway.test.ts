import { describe, expect, it } from 'vitest';
import { ExportError } from '../../core/errors.ts';
import type { Clients } from '../connection/clients.ts';
import { createDomainExports } from './domainExportGateway.ts';
import type { ExportSummary, SimpleDBv2Client } from './simpledbv2Client.ts';

const sourceArn = 'arn:aws:sdb:eu-west-1:111122223333:domain/sessions';

const row = (id: string, at: number, domainName = 'sessions'): ExportSummary => ({
  exportArn: `arn:aws::sdb:eu-west-1:111122223333:domain/${domainName}/export/${id}`,
  exportStatus: 'SUCCEEDED',
  requestedAt: new Date(at),
  domainName,
});

/** A gateway to a server that gives these answers in turn; what was sent is kept. */
function serving(answers: readonly unknown[]) {
  const sent: object[] = [];
  const client = {
    send: (command: { readonly input: object }) => {
      sent.push(command.input);
      const answer = answers[sent.length - 1] ?? {};
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  } as unknown as SimpleDBv2Client;
  const clients = { region: 'eu-west-1', simpledbv2: () => client } as unknown as Clients;
  const identity = () => Promise.resolve({ account: '999988887777', arn: 'arn' });
  return { sent, gateway: createDomainExports(clients, identity) };
}

describe('the exports of a domain', () => {
  it('come from all pages, newest first, though AWS lists them in no order', async () => {
    const { gateway, sent } = serving([
      { exportSummaries: [row('b', 20), row('a', 10)], nextToken: 'n' },
      { exportSummaries: [row('c', 30), { ...row('d', 40), exportArn: undefined }], nextToken: '' },
    ]);
    const page = await gateway.list(sourceArn);
    expect(page.items.map(({ startedAt }) => startedAt)).toEqual([30, 20, 10]);
    expect(page).not.toHaveProperty('next');
    expect(sent).toMatchObject([{ domainName: 'sessions' }, { nextToken: 'n' }]);
  });

  it('have the ARN of their domain as source, also where AWS leaves the partition out', async () => {
    const { gateway } = serving([{ exportSummaries: [row('a', 10)] }]);
    const { items } = await gateway.list();
    expect(items.map(({ source }) => source)).toEqual([
      { service: 'simpledb', arn: sourceArn, name: 'sessions' },
    ]);
  });

  it('have the account of the caller where their own ARN does not tell it', async () => {
    const { gateway } = serving([{ exportSummaries: [{ ...row('a', 1), exportArn: 'odd' }] }]);
    const { items } = await gateway.list();
    expect(items).toMatchObject([
      { arn: 'odd', source: { arn: 'arn:aws:sdb:eu-west-1:999988887777:domain/sessions' } },
    ]);
  });

  it('are found among all where the domain itself is gone', async () => {
    const { gateway, sent } = serving([
      new ExportError('domain-not-found'),
      { exportSummaries: [row('a', 10), row('b', 20, 'carts')] },
    ]);
    const { items } = await gateway.list(sourceArn);
    expect(items.map(({ startedAt }) => startedAt)).toEqual([10]);
    expect(sent).toHaveLength(2);
  });
});

describe('an answer that is none of AWS', () => {
  it('leaves open whether an export was started', async () => {
    const input = { clientToken: 't', domainName: 'sessions', s3Bucket: 'b' };
    const { gateway } = serving([{}, {}]);
    const failure = { reason: 'not-json' };
    const start = gateway.start({ kind: 'simpledb-domain', input, token: 't' });
    await expect(start).rejects.toMatchObject(failure);
    await expect(gateway.describe('a')).rejects.toMatchObject(failure);
  });
});
