import { describe, expect, it } from 'vitest';
import {
  backupFacts,
  databaseFacts,
  domainFacts,
  snapshot,
} from '../../../test/fakes/kindSamples.ts';
import { prices } from '../../../test/fakes/prices.ts';
import { tableFacts } from '../../../test/fakes/fakeAws.ts';
import { now, someDraft, someFacts, type Draft } from '../../../test/fakes/tableExport.ts';
import { billedOf } from '../kinds/costs.ts';
import type { FormFacts, KindId } from '../kinds/kind.ts';
import { kindOf } from '../kinds/registry.ts';
import { tableExport, type TableExportFacts } from '../kinds/tableExport.ts';
import { estimateCost, type CostEstimate, type KnownPrices } from './estimate.ts';

/** 41.2 GB, of which 1.2 GB are a local secondary index. */
const table = tableFacts('orders', { sizeBytes: 40e9, localIndexBytes: 1.2e9 });

/** What is known of AWS's prices. */
const usual: { readonly prices: KnownPrices } = { prices };
const unknown = { prices: null };
const reading = { prices: undefined };

function exporting(
  draft: Draft = {},
  facts: Partial<TableExportFacts> = {},
  known = usual,
): CostEstimate {
  const about = someFacts({ table, ...facts });
  const input = tableExport.request(someDraft(draft), about);
  return estimateCost(billedOf('dynamodb-table', input, about), known.prices);
}

function costOf(kind: KindId, facts: FormFacts, known = usual): CostEstimate {
  const one = kindOf(kind);
  const input = one.request(one.draft(facts, 'token-1'), facts);
  return estimateCost(billedOf(kind, input, facts), known.prices);
}

describe('the cost of a full export', () => {
  it('is that of the table with its local secondary indexes', () => {
    const { basis, figure, note, link } = exporting();
    expect(figure).toBe('about $8.24 (estimate)');
    expect(basis).toContain('local secondary indexes at the exported moment, now about 41.2 GB');
    expect(note).toContain('AWS’s price list of 2026-11-18 says $0.20 per GB');
    expect(note).toContain('S3 come on top');
    expect(link).toBe('https://aws.amazon.com/dynamodb/pricing/');
  });

  it('has no figure without a price, and says what is billed all the same', () => {
    const { basis, figure, note } = exporting({}, {}, unknown);
    expect(figure).toBeUndefined();
    expect(basis).toContain('41.2 GB');
    expect(note).toContain('price in this Region is not known here');
    expect(`${basis}${note}`).not.toContain('$');
  });

  it('says while the price is being read', () => {
    const { figure, note } = exporting({}, {}, reading);
    expect(figure).toBeUndefined();
    expect(note).toContain('being read');
  });

  it('has no figure where the list names other prices only', () => {
    expect(
      exporting({}, {}, { prices: { ...prices, perGb: { backup: 1 } } }).figure,
    ).toBeUndefined();
  });

  it('is the price of one GB where the size is not known', () => {
    const { sizeBytes: _, ...unsized } = table;
    const { basis, figure } = exporting({}, { table: unsized });
    expect(figure).toBe('about $0.20 per GB (estimate)');
    expect(basis).not.toContain('now about');
  });

  it('is less than a cent for a small table', () => {
    const small = tableFacts('orders', { sizeBytes: 2_000_000 });
    expect(exporting({}, { table: small }).figure).toBe('less than $0.01 (estimate)');
  });

  it('names recovery, where that has to be turned on, once and for every month', () => {
    const off = { recovery: { status: 'off' } } as const;
    expect(exporting({}, off).note).toContain(
      'has to be turned on first and costs about $20.60 per month (estimate) for as long',
    );
    expect(exporting({}, off, unknown).note).toContain('AWS bills it per GB-month of the table');
    expect(exporting().note).not.toContain('turned on');
  });
});

describe('the cost of a filtered export', () => {
  it('is that of the whole table, as filters do not lower it', () => {
    const { basis, figure } = exporting({ filtered: true, projection: 'id' });
    expect(figure).toBe('about $8.24 (estimate)');
    expect(basis).toContain('without a key condition does not lower that');
  });

  it('is at most that with a key condition', () => {
    const { basis, figure } = exporting({ filtered: true, keyCondition: 'id = :id' });
    expect(figure).toBe('at most about $8.24 (estimate)');
    expect(basis).toContain('a part that is not known before');
  });

  it('is at least that of 10 MB', () => {
    const tiny = tableFacts('orders', { sizeBytes: 10 });
    const dear = { prices: { ...prices, perGb: { 'full-export': 5 } } };
    const { figure } = exporting({ filtered: true, projection: 'id' }, { table: tiny }, dear);
    expect(figure).toBe('about $0.05 (estimate)');
  });
});

describe('the cost of an incremental export', () => {
  const incremental = { exportType: 'incremental', windowMode: 'last-hour' } as const;

  it('is told per GB only, with its floor: nobody knows how much has changed', () => {
    const { basis, figure } = exporting(incremental);
    expect(figure).toBe('about $0.25 per GB of changes (estimate)');
    expect(basis).toContain('at least 10 MB');
    expect(basis).not.toContain('41.2 GB');
  });

  it('has no figure without a price', () => {
    expect(exporting(incremental, {}, unknown).figure).toBeUndefined();
  });
});

describe('the cost of a backup', () => {
  it('is that of a month', () => {
    const { basis, figure } = costOf('dynamodb-backup', backupFacts(now, { table }));
    expect(figure).toBe('about $16.48 per month (estimate)');
    expect(basis).toContain('until it is deleted');
  });

  it('has no figure without a price', () => {
    expect(costOf('dynamodb-backup', backupFacts(now), unknown).figure).toBeUndefined();
  });
});

describe('the cost of an export of RDS', () => {
  const cluster = {
    ...snapshot,
    type: 'cluster',
    engine: 'aurora-postgresql',
    allocatedGiB: 1,
    sizeBytes: undefined,
  } as const;
  const facts = (source: object) =>
    databaseFacts(now, { source: JSON.parse(JSON.stringify({ ...snapshot, ...source })) as never });

  it('is that of the whole snapshot', () => {
    const { basis, figure, link } = costOf('rds-database', facts({}));
    expect(figure).toBe('about $1.24 (estimate)');
    expect(basis).toContain('whole snapshot (41.2 GB), also where only a part is exported');
    expect(link).toBe('https://aws.amazon.com/rds/pricing/');
  });

  it('is at most that of what is allocated, where the size is not told', () => {
    const { basis, figure } = costOf('rds-database', facts({ sizeBytes: undefined }));
    expect(figure).toBe('at most about $3.22 (estimate)');
    expect(basis).toContain('(100 GiB allocated)');
  });

  it('is told per GB for Aurora, which does not tell its size', () => {
    const { basis, figure, link } = costOf('rds-database', {
      ...databaseFacts(now),
      ...facts({ ...cluster, sizeBytes: undefined }),
    });
    expect(figure).toBe('about $0.02 per GB (estimate)');
    expect(basis).toContain('whole cluster, which AWS does not tell');
    expect(link).toBe('https://aws.amazon.com/rds/aurora/pricing/');
  });

  it('has no figure without a price', () => {
    expect(costOf('rds-database', facts({}), unknown).figure).toBeUndefined();
  });
});

describe('the cost of an export of a domain', () => {
  it.each([usual, unknown, reading])('is nothing but what S3 bills', (known) => {
    const { basis, figure, note } = costOf('simpledb-domain', domainFacts(now), known);
    expect(figure).toBeUndefined();
    expect(basis).toContain('nothing for the export itself');
    expect(note).toBe('');
  });
});
