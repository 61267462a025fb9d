import type { KindCost } from '../../cost/billed.ts';
import { pricePages } from '../../cost/pricePages.ts';
import { billedBytes, nowAbout, toGb } from '../../cost/size.ts';
import type { CreateBackupRequest, TableBackupFacts } from '../tableBackup.ts';

/** A backup is always a full one, and billed for every month until it is deleted. */
export const tableBackupCost: KindCost<CreateBackupRequest, TableBackupFacts> = {
  service: 'AmazonDynamoDB',
  billed(_, { table }) {
    const bytes = billedBytes(table);
    return {
      basis: `AWS bills a backup by its size${nowAbout(bytes)}, for every month until it is deleted.`,
      charge: {
        use: 'backup',
        isMonthly: true,
        ...(bytes !== undefined && { gb: toGb(bytes) }),
      },
      link: pricePages.dynamodb,
    };
  },
};
