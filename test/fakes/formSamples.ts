import { kinds } from '../../src/core/kinds/registry.ts';
import type { TableExportDraft, TableExportFacts } from '../../src/core/kinds/tableExport.ts';
import type { Bucket, KmsKey } from '../../src/core/ports.ts';
import type { Recovery } from '../../src/core/sources.ts';
import type { FormOpened } from '../../src/protocol/exportForm.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

export const token = '6f0c2a3e-4f0e-4b8e-9a54-0c6d5c3f8a11';
const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

const recoveryAt = (now: number): Recovery => ({
  status: 'on',
  earliest: now - 35 * day,
  latest: now - 5 * minute,
  periodDays: 35,
});

/** What the host read at `now` about the table `orders`, with recovery on unless said otherwise. */
export function factsAt(now: number, recovery: Recovery = recoveryAt(now)): TableExportFacts {
  return {
    profile: 'acme-data',
    region: 'eu-west-1',
    account: '111122223333',
    table: {
      name: 'orders',
      arn: tableArn,
      status: 'ACTIVE',
      tableClass: 'STANDARD',
      sizeBytes: 41_231_884_120,
      itemCount: 1_204_311,
      keys: [
        { name: 'customerId', type: 'S' },
        { name: 'placedAt', type: 'N' },
      ],
      indexes: [],
      deletionProtection: true,
    },
    recovery,
    readAt: now,
  };
}

/** What the host fills in for these facts. */
export function freshDraft(facts: TableExportFacts): TableExportDraft {
  return kinds['dynamodb-table'].draft(facts, token);
}

/** The answer to `open` for a fresh form. */
export function opened(facts: TableExportFacts, changes: Partial<FormOpened> = {}): FormOpened {
  return {
    connection: { profile: 'acme-data', region: 'eu-west-1' },
    source: { service: 'dynamodb', arn: tableArn, name: 'orders' },
    form: {
      kind: 'dynamodb-table',
      facts,
      draft: freshDraft(facts),
    },
    ...changes,
  };
}

export const buckets: readonly Bucket[] = [
  { name: 'acme-analytics-landing', region: 'eu-central-1' },
  { name: 'acme-exports', region: 'eu-west-1' },
  { name: 'acme-exports-archive', region: 'eu-west-1' },
  { name: 'acme-logs' },
];

/** Two keys of a Region: one that can be used and one that cannot. */
export function keys(region: string): readonly KmsKey[] {
  const arn = (id: string) => `arn:aws:kms:${region}:111122223333:key/${id}`;
  return [
    {
      arn: arn('1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60'),
      keyId: '1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60',
      alias: 'alias/exports',
      state: 'Enabled',
      usable: true,
      description: 'Exports of the data team',
    },
    {
      arn: arn('2a4d7b63-0a2e-4e4f-9b42-1c7d3e5f6071'),
      keyId: '2a4d7b63-0a2e-4e4f-9b42-1c7d3e5f6071',
      alias: 'alias/retired',
      state: 'PendingDeletion',
      usable: false,
    },
  ];
}
