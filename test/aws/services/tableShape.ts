import type {
  GlobalSecondaryIndexInfo,
  KeySchemaElement,
  ProvisionedThroughput,
  StreamSpecification,
} from '@aws-sdk/client-dynamodb';
import type { Table } from '../world.ts';
import type { Wire } from './operation.ts';

/** A table's keys as every answer that describes it tells them. */
export function keySchemaOf({ seed }: Table): Wire<KeySchemaElement>[] {
  return seed.keys.map(({ name }, index) => ({
    AttributeName: name,
    KeyType: index === 0 ? 'HASH' : 'RANGE',
  }));
}

/** Name, keys and projection of an index; the seeds' indexes all have the keys of their table. */
export function indexKeysOf(
  table: Table,
  name: string,
): Pick<Wire<GlobalSecondaryIndexInfo>, 'IndexName' | 'KeySchema' | 'Projection'> {
  return {
    IndexName: name,
    KeySchema: keySchemaOf(table),
    Projection: { ProjectionType: 'ALL' },
  };
}

/** Zeros for a table that pays per request. */
export function throughputOf({ seed }: Table): Wire<ProvisionedThroughput> {
  const { read = 0, write = 0 } = seed.provisioned ?? {};
  return { ReadCapacityUnits: read, WriteCapacityUnits: write };
}

/** Undefined for a table without a stream. */
export function streamOf({ seed }: Table): Wire<StreamSpecification> | undefined {
  return seed.stream && { StreamEnabled: true, StreamViewType: seed.stream };
}
