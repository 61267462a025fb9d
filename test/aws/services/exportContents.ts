import type { ItemFilter } from '../expression/filter.ts';
import type { ExportFacts, Row } from '../output/exportFacts.ts';
import type { Item } from '../seed.ts';
import { incrementOf, type ExportRecord, type Increment } from './exportRecord.ts';
import { filterOf } from './exportRules.ts';
import { netChanges, type NetChange } from './netChanges.ts';

type Contents = Pick<ExportFacts, 'rows' | 'billedSizeBytes'>;

/** The least that AWS bills for an incremental or a filtered export. */
const leastBilledBytes = 10_000_000;

const everything: Pick<ItemFilter, 'reads' | 'keeps' | 'picks'> = {
  reads: () => true,
  keeps: () => true,
  picks: (item) => item,
};

/**
 * The rows of an export and what it costs. Only a key condition makes it cost less, because AWS then
 * reads less; all else is left out after it was read.
 */
export function contentsOf(record: ExportRecord): Contents {
  const filter = filterOf(record.request) ?? everything;
  const increment = incrementOf(record);
  return increment ? changesOf(record, increment, filter) : itemsOf(record, filter);
}

function itemsOf({ table }: ExportRecord, filter: typeof everything): Contents {
  const { seed } = table;
  const items = seed.items();
  const read = items.filter(filter.reads);
  const share = Math.round(seed.sizeBytes * (read.length / Math.max(items.length, 1)));
  return {
    rows: read.filter(filter.keeps).map((item) => ({
      home: item[seed.keys[0]?.name ?? ''],
      members: { Item: filter.picks(item) },
    })),
    billedSizeBytes: Math.min(seed.sizeBytes, Math.max(share, leastBilledBytes)),
  };
}

/** A filter looks at an item's newest image; for a deleted one, at the image before. */
function changesOf(
  { table }: ExportRecord,
  { ExportFromTime, ExportToTime, ExportViewType }: Increment,
  filter: typeof everything,
): Contents {
  const changes = netChanges(table, ExportFromTime * 1000, ExportToTime * 1000);
  const read = changes.filter((change) => filter.reads(newestImage(change)));
  const kept = read.filter((change) => filter.keeps(newestImage(change)));
  return {
    rows: kept.map((change) => ({
      home: change.keys[table.seed.keys[0]?.name ?? ''],
      members: toMembers(change, ExportViewType, filter.picks),
    })),
    billedSizeBytes: Math.max(Buffer.byteLength(JSON.stringify(read)), leastBilledBytes),
  };
}

function newestImage({ newImage, oldImage }: NetChange): Item {
  return newImage ?? oldImage ?? {};
}

function toMembers(
  { keys, writtenAtMicros, oldImage, newImage }: NetChange,
  viewType: Increment['ExportViewType'],
  picks: ItemFilter['picks'],
): Row['members'] {
  return {
    Metadata: { WriteTimestampMicros: { N: writtenAtMicros } },
    Keys: keys,
    ...(oldImage && viewType === 'NEW_AND_OLD_IMAGES' && { OldImage: picks(oldImage) }),
    ...(newImage && { NewImage: picks(newImage) }),
  };
}
