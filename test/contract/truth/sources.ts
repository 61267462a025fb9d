import type { SourceRef } from '../../../src/core/sources.ts';
import { account } from './seed.ts';

const inAccount = (service: string, path: string): string =>
  `arn:aws:${service}:eu-west-1:${account}:${path}`;

/** A table of the account. */
export const table = (name: string): SourceRef => ({
  ...{ service: 'dynamodb', name, arn: inAccount('dynamodb', `table/${name}`) },
});

/** A snapshot, cluster snapshot or cluster of the account. */
export const database = (
  type: 'snapshot' | 'cluster-snapshot' | 'cluster',
  name: string,
): SourceRef => ({ service: 'rds', name, arn: inAccount('rds', `${type}:${name}`) });

/** A SimpleDB domain of the account. */
export const domain = (name: string): SourceRef => ({
  ...{ service: 'simpledb', name, arn: inAccount('sdb', `domain/${name}`) },
});
