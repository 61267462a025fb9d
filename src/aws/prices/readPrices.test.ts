import { describe, expect, it } from 'vitest';
import { priceCsv, priceRow } from '../../../test/aws/priceList.ts';
import type { PricedService } from '../../core/cost/prices.ts';
import { readPrices } from './readPrices.ts';

async function* linesOf(text: string): AsyncGenerator<string> {
  await Promise.resolve();
  yield* text.split(/\r?\n/);
}

const reading = (rows: readonly string[], service: PricedService = 'AmazonDynamoDB') =>
  readPrices(linesOf(priceCsv(rows)), service);

const row = (usage: string, price: string, more?: Parameters<typeof priceRow>[3]) =>
  priceRow('AmazonDynamoDB', usage, price, more);

describe('readPrices', () => {
  it('finds each use by its whole name, with and without a Region’s prefix', async () => {
    const found = await reading([
      row('ExportDataSize-Bytes', '0.1000000000'),
      row('APN2-IncrementalExportDataSize-Bytes', '0.1083'),
      row('EU-TimedPITRStorage-ByteHrs', '0.22', { unit: 'GB-Mo' }),
      row('USW2-TimedBackupStorage-ByteHrs', '0.11', { unit: 'GB-Mo' }),
    ]);
    expect(found).toEqual({
      currency: 'USD',
      publishedAt: Date.UTC(2026, 10, 18, 20, 59, 55),
      perGb: {
        'full-export': 0.1,
        'incremental-export': 0.1083,
        recovery: 0.22,
        backup: 0.11,
      },
    });
  });

  it('tells RDS and Aurora apart', async () => {
    const found = await reading(
      [row('EU-RDS:SnapshotExportToS3', '0.013'), row('EU-Aurora:SnapshotExportToS3', '0.01')],
      'AmazonRDS',
    );
    expect(found?.perGb).toEqual({ 'database-export': 0.013, 'aurora-export': 0.01 });
  });

  it('takes a price that several engines share, and none where they differ', async () => {
    const name = 'EU-RDS:SnapshotExportToS3';
    const same = await reading([row(name, '0.010'), row(name, '0.01')], 'AmazonRDS');
    expect(same?.perGb).toEqual({ 'database-export': 0.01 });
    const differing = await reading([row(name, '0.010'), row(name, '0.02')], 'AmazonRDS');
    expect(differing?.perGb).toEqual({});
  });

  it.each([
    ['another storage class', row('IA-ExportDataSize-Bytes', '0.1')],
    ['a longer name', row('EU-OtherExportDataSize-Bytes', '0.1')],
    ['a reservation', row('ExportDataSize-Bytes', '0.1', { term: 'Reserved' })],
    ['another unit', row('ExportDataSize-Bytes', '0.1', { unit: 'Hrs' })],
    ['nothing', row('ExportDataSize-Bytes', '0.0000000000')],
    ['no number', row('ExportDataSize-Bytes', 'ask')],
  ])('leaves out %s', async (_, line) => {
    expect((await reading([line]))?.perGb).toEqual({});
  });

  it('knows the currency of China, and none where there are two', async () => {
    const inYuan = row('ExportDataSize-Bytes', '0.7', { currency: 'CNY' });
    expect((await reading([inYuan]))?.currency).toBe('CNY');
    expect(await reading([inYuan, row('TimedBackupStorage-ByteHrs', '0.1')])).toBeUndefined();
  });

  it.each([
    ['HTML', '<!DOCTYPE html>\n<html></html>\n'],
    ['JSON', '{\n  "formatVersion" : "v1.0"\n}'],
    ['nothing', ''],
    ['other columns', priceCsv([]).replace('"usageType"', '"useType"')],
    ['no date', priceCsv([]).replace('2026-11-18T20:59:55Z', 'today')],
  ])('does not understand %s', async (_, text) => {
    expect(await readPrices(linesOf(text), 'AmazonRDS')).toBeUndefined();
  });

  it('stops early where there is no head', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield await Promise.resolve(`line ${(given += 1)}`);
    }
    expect(await readPrices(endless(), 'AmazonRDS')).toBeUndefined();
    expect(given).toBe(10);
  });
});
