import { createHash } from 'node:crypto';
import { ListExportsCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import {
  bytes,
  dataLines,
  finish,
  keysIn,
  manifestLines,
  rowsOf,
  start,
  type Wishes,
} from './fixture/exporting.ts';
import { open, refusalOf } from './fixture/open.ts';
import { writtenOrder } from './fixture/changes.ts';
import { tableArn } from './fixture/seed.ts';

const minute = 60_000;
const hour = 60 * minute;

type Opened = Awaited<ReturnType<typeof open>>;

const openStill = (): Promise<Opened> => open({ speed: 0 });

/** An incremental export of the time from `from` until `to` before now. */
function since(
  { standIn }: Opened,
  window: { from: number; to: number; viewType?: 'NEW_IMAGE' },
): Wishes {
  const now = standIn.clock.now();
  return {
    ExportType: 'INCREMENTAL_EXPORT',
    IncrementalExportSpecification: {
      ExportFromTime: new Date(now - window.from),
      ExportToTime: new Date(now - window.to),
      ...(window.viewType && { ExportViewType: window.viewType }),
    },
  };
}

const lastHour = { from: hour, to: 0 };

function keys(index: number): object {
  return { orderId: { S: `order-${index}` }, placedAt: { N: String(1_795_000_000 + index) } };
}

/** A row whose write happened at that age, to the millisecond. */
function row(written: number, index: number, images: object): object {
  const micros: unknown = expect.stringMatching(new RegExp(`^${written}\\d{3}$`));
  return { Metadata: { WriteTimestampMicros: { N: micros } }, Keys: keys(index), ...images };
}

describe('the rows of an incremental export', () => {
  it('are one for each item that changed, with its image before the window and at its end', async () => {
    const opened = await openStill();
    const now = opened.standIn.clock.now();
    const rows = await rowsOf(opened.s3, await finish(opened, since(opened, lastHour)));
    expect(rows).toEqual([
      row(now - hour, 30, { NewImage: writtenOrder(30, '3') }),
      row(now - 44 * minute, 2, { OldImage: writtenOrder(2, '2.5') }),
      row(now - 40 * minute, 1, {
        OldImage: writtenOrder(1, '1.5'),
        NewImage: writtenOrder(1, '12'),
      }),
      row(now - 30 * minute, 32, { NewImage: writtenOrder(32, '20') }),
    ]);
  });

  it('have no old image in view NEW_IMAGE, and of a deleted item only the keys', async () => {
    const opened = await openStill();
    const now = opened.standIn.clock.now();
    const wishes = since(opened, { ...lastHour, viewType: 'NEW_IMAGE' });
    const rows = await rowsOf(opened.s3, await finish(opened, wishes));
    expect(rows).toEqual([
      row(now - hour, 30, { NewImage: writtenOrder(30, '3') }),
      row(now - 44 * minute, 2, {}),
      row(now - 40 * minute, 1, { NewImage: writtenOrder(1, '12') }),
      row(now - 30 * minute, 32, { NewImage: writtenOrder(32, '20') }),
    ]);
  });

  it.each([
    ['in the window that it starts', { from: 30 * minute, to: 0 }, ['order-32']],
    [
      'not in the window that it ends',
      { from: 45 * minute, to: 30 * minute },
      ['order-1', 'order-2'],
    ],
    ['in none where nothing happened', { from: 29 * minute, to: 0 }, []],
  ])('have a write on the edge %s', async (_what, window, expected) => {
    const opened = await openStill();
    const lines = await dataLines(opened.s3, await finish(opened, since(opened, window)));
    const ids = lines.map((line) => /"Keys":{"orderId":{"S":"([^"]+)"/.exec(line)?.[1]);
    expect(ids.sort()).toEqual(expected);
  });

  it('are wrapped in Record in Ion, with the write as a decimal', async () => {
    const opened = await openStill();
    const wishes = { ...since(opened, { from: 30 * minute, to: 0 }), ExportFormat: 'ION' as const };
    const [line] = await dataLines(opened.s3, await finish(opened, wishes));
    expect(line).toMatch(
      /^\$ion_1_0 {Record:{Metadata:{WriteTimestampMicros:\d+(\.|d\d+)},Keys:{orderId:"order-32",placedAt:1795000032\.},NewImage:{orderId:"order-32",.*}}}$/,
    );
  });
});

describe('what an incremental export leaves in S3', () => {
  it('is a folder without data of its own, and data files in the folder that all share', async () => {
    const opened = await openStill();
    const wishes = { ...since(opened, lastHour), S3Prefix: 'inc' };
    const { ExportManifest = '' } = await finish(opened, wishes);
    const folder = ExportManifest.replace('/manifest-summary.json', '');
    const found = await keysIn(opened.s3, 'inc/');
    const names = ['_started', 'manifest-files.json', 'manifest-files.md5'];
    expect(found.filter((key) => key.startsWith(folder))).toEqual(
      [...names, 'manifest-summary.json', 'manifest-summary.md5'].map(
        (name) => `${folder}/${name}`,
      ),
    );
    const data = found.filter((key) => !key.startsWith(folder));
    expect(data).toHaveLength(4);
    for (const key of data) {
      expect(key).toMatch(/^inc\/AWSDynamoDB\/data\/[a-z2-7]{26}\.json\.gz$/);
    }
  });

  it('accumulates in the shared folder, and only the manifest tells whose file is whose', async () => {
    const opened = await openStill();
    const wishes = { ...since(opened, lastHour), S3Prefix: 'inc' };
    const first = await manifestLines(opened.s3, await finish(opened, wishes));
    const second = await manifestLines(opened.s3, await finish(opened, wishes));
    const named = [...first, ...second].map(({ dataFileS3Key }) => dataFileS3Key);
    expect(named.toSorted()).toEqual(await keysIn(opened.s3, 'inc/AWSDynamoDB/data/'));
    expect(new Set(named).size).toBe(8);
  });

  it('has manifests whose counts and checksums agree with the data files', async () => {
    const opened = await openStill();
    const described = await finish(opened, since(opened, lastHour));
    const lines = await manifestLines(opened.s3, described);
    for (const { md5Checksum, dataFileS3Key } of lines) {
      const body = await bytes(opened.s3, dataFileS3Key);
      expect(createHash('md5').update(body).digest('base64')).toBe(md5Checksum);
    }
    expect(lines.reduce((sum, { itemCount }) => sum + itemCount, 0)).toBe(4);
    expect(described.ItemCount).toBe(4);
  });

  it('has a summary of the newer version, with the window and without a moment', async () => {
    const opened = await openStill();
    const wishes = since(opened, { ...lastHour, viewType: 'NEW_IMAGE' });
    const described = await finish(opened, wishes);
    const summary = (await bytes(opened.s3, described.ExportManifest ?? '')).toString();
    const { ExportFromTime, ExportToTime } = described.IncrementalExportSpecification ?? {};
    expect(JSON.parse(summary)).toMatchObject({
      version: '2023-08-01',
      exportArn: described.ExportArn,
      exportFromTime: ExportFromTime?.toISOString(),
      exportToTime: ExportToTime?.toISOString(),
      outputView: 'NEW_IMAGE',
      exportType: 'INCREMENTAL_EXPORT',
      billedSizeBytes: 10_000_000,
      itemCount: 4,
    });
    expect(summary).not.toContain('exportTime');
  });

  it('is four empty data files where nothing changed, and still the least bill', async () => {
    const opened = await openStill();
    const described = await finish(opened, since(opened, { from: 5 * hour, to: 4 * hour }));
    const lines = await manifestLines(opened.s3, described);
    expect(lines.map(({ itemCount }) => itemCount)).toEqual([0, 0, 0, 0]);
    expect(described).toMatchObject({ ItemCount: 0, BilledSizeBytes: 10_000_000 });
  });

  it('is nothing more when the table is exported in full', async () => {
    const opened = await openStill();
    const { ExportManifest = '' } = await finish(opened);
    const summary = (await bytes(opened.s3, ExportManifest)).toString();
    expect(JSON.parse(summary)).toMatchObject({ version: '2020-06-30', itemCount: 12 });
    expect(summary).not.toMatch(/exportType|outputView|exportFromTime/);
  });
});

describe('the request for an incremental export', () => {
  const ExportFromTime = new Date(Date.now() - hour);
  const IncrementalExportSpecification = { ExportFromTime };
  const ExportType = 'INCREMENTAL_EXPORT' as const;

  it.each<[string, Wishes, string]>([
    ['a window but no type', { IncrementalExportSpecification }, 'goes together with'],
    [
      'a window and type FULL_EXPORT',
      { ExportType: 'FULL_EXPORT', IncrementalExportSpecification },
      'goes together with',
    ],
    ['no window', { ExportType }, 'goes together with'],
    [
      'a window without a start',
      { ExportType, IncrementalExportSpecification: { ExportToTime: new Date() } },
      "Value null at 'incrementalExportSpecification.exportFromTime' failed to satisfy constraint: Member must not be null",
    ],
    [
      'the view NEW_IMAGES',
      {
        ExportType,
        IncrementalExportSpecification: {
          ExportFromTime,
          ExportViewType: 'NEW_IMAGES' as 'NEW_IMAGE',
        },
      },
      "Value 'NEW_IMAGES' at 'incrementalExportSpecification.exportViewType' failed to satisfy constraint: Member must satisfy enum value set: [NEW_AND_OLD_IMAGES, NEW_IMAGE]",
    ],
    [
      'a moment besides the window',
      { ExportType, IncrementalExportSpecification, ExportTime: ExportFromTime },
      'ExportTime is only allowed',
    ],
  ])('is refused with %s', async (_what, wishes, message) => {
    const opened = await open();
    const refusal = await refusalOf(start(opened, wishes));
    expect(refusal).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(refusal.message).toContain(message);
  });

  it('is accepted once recovery has been on for a quarter of an hour', async () => {
    const opened = await open({ speed: 0 });
    const { clock } = opened.standIn;
    opened.standIn.createTable({
      name: 'fresh',
      status: 'ACTIVE',
      tableClass: 'STANDARD',
      keys: [{ name: 'id', type: 'S' }],
      createdAgo: 24 * hour,
      recovery: { enabledAgo: 14 * minute, periodDays: 35 },
      sizeBytes: 0,
      itemCount: 0,
      partitions: 1,
      items: () => [],
    });
    const wishes = (): Wishes => ({
      ...since(opened, { from: 15 * minute, to: 0 }),
      TableArn: tableArn('fresh'),
    });
    expect((await refusalOf(start(opened, wishes()))).name).toBe('InvalidExportTimeException');
    clock.advance(minute);
    expect((await start(opened, wishes())).ExportStatus).toBe('IN_PROGRESS');
  });

  it('shows in the list with its type and nothing of its window', async () => {
    const opened = await openStill();
    const { ExportArn } = await start(opened, since(opened, lastHour));
    const { ExportSummaries } = await opened.dynamodb.send(new ListExportsCommand({}));
    expect(ExportSummaries).toContainEqual({
      ExportArn,
      ExportStatus: 'IN_PROGRESS',
      ExportType: 'INCREMENTAL_EXPORT',
    });
  });
});
