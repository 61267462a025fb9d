import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ListTablesCommand,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import type { TableCatalog } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { toRecovery, toTable } from './tableMapping.ts';

/** The tables of the connection's Region. */
export function createTableCatalog(clients: Clients, now: () => number): TableCatalog {
  const client = clients.dynamodb;
  return {
    async listTables(next, signal) {
      const command = new ListTablesCommand({ Limit: 100, ExclusiveStartTableName: next });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return compact({ items: answer.TableNames ?? [], next: answer.LastEvaluatedTableName });
    },

    async describeTable(name, signal) {
      const command = new DescribeTableCommand({ TableName: name });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return toTable(name, expected(answer.Table, 'DescribeTable'));
    },

    async describeRecovery(name, signal) {
      const command = new DescribeContinuousBackupsCommand({ TableName: name });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return toRecovery(answer.ContinuousBackupsDescription, now());
    },

    async turnOnRecovery(name) {
      const answer = await client().send(
        new UpdateContinuousBackupsCommand({
          TableName: name,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      );
      return toRecovery(answer.ContinuousBackupsDescription, now());
    },
  };
}
