import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import type { Service } from '../../core/sources.ts';
import { jobFaces } from '../jobs/faces/registry.ts';

/** The kinds of exports that there can be in a Region. Backups are shown with their tables. */
export function exportKinds(region: string): readonly KindId[] {
  return Object.values(jobKinds)
    .filter(({ id, noun }) => noun === 'export' && jobFaces[id].isIn(region))
    .map(({ id }) => id);
}

/** The services as AWS writes them. */
export const serviceNames: Readonly<Record<Service, string>> = {
  dynamodb: 'DynamoDB',
  rds: 'RDS and Aurora',
  simpledb: 'SimpleDB',
};
