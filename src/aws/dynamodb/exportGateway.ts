import {
  DescribeExportCommand,
  ExportTableToPointInTimeCommand,
  ListExportsCommand,
  type DescribeExportCommandOutput,
  type ExportSummary,
} from '@aws-sdk/client-dynamodb';
import type { JobReport } from '../../core/jobs/job.ts';
import type { ExportGateway } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { inputOf } from '../requests.ts';
import { toInput, toReport, toSummary } from './exportMapping.ts';

/** DynamoDB's export operations. The client token is the caller's, never one of the SDK's. */
export function createDynamoDbExports(clients: Clients): ExportGateway {
  const client = clients.dynamodb;
  return {
    kind: 'dynamodb-table',

    async start(request) {
      const input = toInput(inputOf('dynamodb-table', request));
      const answer = await client().send(new ExportTableToPointInTimeCommand(input));
      return reportIn(answer, 'ExportTableToPointInTime');
    },

    async list(sourceArn, next, signal) {
      const command = new ListExportsCommand({
        TableArn: sourceArn,
        MaxResults: 25,
        NextToken: next,
      });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return compact({
        items: (answer.ExportSummaries ?? []).filter(hasArn).map(toSummary),
        next: answer.NextToken,
      });
    },

    async describe(exportArn, signal) {
      const command = new DescribeExportCommand({ ExportArn: exportArn });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return reportIn(answer, 'DescribeExport');
    },
  };
}

/** Without its ARN an export could never be asked for again, so the answer is none of AWS's. */
function reportIn(
  { ExportDescription }: Pick<DescribeExportCommandOutput, 'ExportDescription'>,
  operation: string,
): JobReport {
  const description = expected(ExportDescription, operation);
  expected(description.ExportArn, operation);
  return toReport(description);
}

const hasArn = ({ ExportArn }: ExportSummary): boolean => Boolean(ExportArn);
