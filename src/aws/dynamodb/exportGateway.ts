import {
  DescribeExportCommand,
  ExportTableToPointInTimeCommand,
  ListExportsCommand,
} from '@aws-sdk/client-dynamodb';
import type { ExportGateway } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { toInput, toReport, toSummary } from './exportMapping.ts';

/** DynamoDB's export operations. The client token is the caller's, never one of the SDK's. */
export function createDynamoDbExports(clients: Clients): ExportGateway {
  const client = clients.dynamodb;
  return {
    service: 'dynamodb',

    async start({ input }) {
      const answer = await client().send(new ExportTableToPointInTimeCommand(toInput(input)));
      return toReport(expected(answer.ExportDescription, 'ExportTableToPointInTime'));
    },

    async list(sourceArn, next, signal) {
      const command = new ListExportsCommand({
        TableArn: sourceArn,
        MaxResults: 25,
        NextToken: next,
      });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return compact({
        items: (answer.ExportSummaries ?? []).map(toSummary),
        next: answer.NextToken,
      });
    },

    async describe(exportArn, signal) {
      const command = new DescribeExportCommand({ ExportArn: exportArn });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return toReport(expected(answer.ExportDescription, 'DescribeExport'));
    },
  };
}
