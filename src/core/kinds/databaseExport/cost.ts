import type { Charge, KindCost } from '../../cost/billed.ts';
import { inS3, pricePages } from '../../cost/pricePages.ts';
import { toGb } from '../../cost/size.ts';
import type { DatabaseSource } from '../../databases.ts';
import { formatBytes } from '../../format/text.ts';
import type { DatabaseExportFacts, StartExportTaskRequest } from '../databaseExport.ts';

const bytesOfGiB = 1024 ** 3;

/** The whole snapshot or cluster is billed, whatever part of it is exported. */
export const databaseExportCost: KindCost<StartExportTaskRequest, DatabaseExportFacts> = {
  service: 'AmazonRDS',
  billed(_, { source }) {
    const isAurora = source.engine.startsWith('aurora');
    const noun = source.type === 'cluster' ? 'cluster' : 'snapshot';
    const { words, size } = sizeOf(source, isAurora);
    return {
      basis: `AWS bills the size of the whole ${noun}${words}, also where only a part is exported.`,
      charge: { use: isAurora ? 'aurora-export' : 'database-export', ...size },
      onTop: `${inS3} So do requests to KMS.`,
      link: isAurora ? pricePages.aurora : pricePages.rds,
    };
  },
};

interface Sized {
  readonly words: string;
  readonly size: Pick<Charge, 'gb' | 'isMost'>;
}

/** AllocatedStorage is an upper bound, and says nothing for Aurora, which allocates as it grows. */
function sizeOf({ sizeBytes, allocatedGiB }: DatabaseSource, isAurora: boolean): Sized {
  if (sizeBytes !== undefined) {
    return { words: ` (${formatBytes(sizeBytes)})`, size: { gb: toGb(sizeBytes) } };
  }
  if (allocatedGiB === undefined || isAurora)
    return { words: ', which AWS does not tell', size: {} };
  const gb = toGb(allocatedGiB * bytesOfGiB);
  return { words: ` (${allocatedGiB} GiB allocated)`, size: { gb, isMost: true } };
}
