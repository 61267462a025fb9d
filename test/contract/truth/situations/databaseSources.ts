import type { SourceRef } from '../../../../src/core/sources.ts';
import type { StandIn } from '../../../aws/standIn.ts';
import { means } from '../databaseMeans.ts';
import { partner } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { database } from '../sources.ts';

const about = { kind: 'rds-database', filled: means } as const;
const good = { ...about, truth: 'completes' } as const;
const bad = { ...about, truth: 'refused', by: ['source-state'] } as const;

const shared: SourceRef = {
  ...{ service: 'rds', name: 'shared-1' },
  arn: `arn:aws:rds:eu-west-1:${partner}:snapshot:shared-1`,
};

/** What RDS and Aurora export, and what they do not: "Supported Regions and DB engines". */
export const databaseSources: readonly Situation[] = [
  { ...good, title: 'a snapshot of PostgreSQL', source: database('snapshot', 'orders-manual') },
  { ...good, title: 'a snapshot of MySQL', source: database('snapshot', 'billing') },
  { ...good, title: 'a snapshot of AWS Backup', source: database('snapshot', 'awsbackup:job-1') },
  { ...good, title: 'a snapshot of Aurora', source: database('cluster-snapshot', 'warehouse-1') },
  {
    ...good,
    title: 'a snapshot of a Multi-AZ DB cluster',
    source: database('cluster-snapshot', 'multi-az'),
  },
  { ...good, title: 'an Aurora cluster itself', source: database('cluster', 'warehouse') },
  // No page tells that it needs a copy: nothing may be certain here, one way or the other.
  { ...good, title: 'a snapshot that another account shares', source: shared },
  {
    ...bad,
    title: 'a snapshot that is still being made',
    source: database('snapshot', 'in-the-making'),
  },
  { ...bad, title: 'a snapshot of magnetic storage', source: database('snapshot', 'magnetic') },
  { ...bad, title: 'a snapshot of Oracle', source: database('snapshot', 'oracle') },
  { ...bad, title: 'a cluster of Aurora Serverless v1', source: database('cluster', 'v1') },
  { ...bad, title: 'a cluster of Neptune', source: database('cluster', 'graph') },
  { ...bad, title: 'a Multi-AZ DB cluster itself', source: database('cluster', 'geo') },
  {
    ...bad,
    title: 'a snapshot that is deleted while the form is open',
    source: database('snapshot', 'orders-manual'),
    meanwhile: (standIn: StandIn): void => {
      standIn.deleteDatabase('orders-manual');
    },
  },
];
