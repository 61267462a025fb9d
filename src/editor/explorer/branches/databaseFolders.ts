import type { DatabaseSourceType } from '../../../core/databases.ts';

/** The types of sources, in the order that they are shown in. */
export const databaseTypes: readonly DatabaseSourceType[] = [
  'snapshot',
  'cluster-snapshot',
  'cluster',
];

/** What the folder of each type is called, by itself and within a sentence. */
export const databaseFolders: Readonly<
  Record<
    DatabaseSourceType,
    { readonly label: string; readonly things: string; readonly tooltip: string }
  >
> = {
  snapshot: {
    label: 'DB snapshots',
    things: 'DB snapshots',
    tooltip: 'Snapshots of RDS instances: manual, automated, shared and of AWS Backup',
  },
  'cluster-snapshot': {
    label: 'Cluster snapshots',
    things: 'cluster snapshots',
    tooltip: 'Snapshots of Aurora and Multi-AZ clusters',
  },
  cluster: {
    label: 'Aurora clusters',
    things: 'Aurora clusters',
    tooltip: 'Aurora clusters, which can be exported without a snapshot',
  },
};
