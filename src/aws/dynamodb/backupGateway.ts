import { CreateBackupCommand, DescribeBackupCommand } from '@aws-sdk/client-dynamodb';
import { ExportError, isExportError } from '../../core/errors.ts';
import { parseTableArn } from '../../core/grammar/arn.ts';
import type { JobReport, JobSummary } from '../../core/jobs/job.ts';
import type { ExportGateway } from '../../core/ports.ts';
import { asTold, expected } from '../answers.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { inputOf } from '../requests.ts';
import { everyBackup, isThere } from './backupList.ts';
import { flat, toReport } from './backupMapping.ts';

/** How far back backups are told as jobs, milliseconds: as far as DynamoDB tells of exports. */
const reach = 90 * 24 * 60 * 60 * 1000;

/**
 * Backups that people make. CreateBackup knows no token, and heard twice it makes two that are
 * both billed: it is sent again only where AWS cannot have heard it.
 */
export function createTableBackups(clients: Clients, now: () => number): ExportGateway {
  return {
    kind: 'dynamodb-backup',

    async start(request) {
      const input = inputOf('dynamodb-backup', request);
      const answer = await clients.dynamodbOnce().send(new CreateBackupCommand(input));
      const { BackupDetails: made } = answer;
      expected(made?.BackupArn, 'CreateBackup');
      return toReport({ TableArn: input.TableName, ...made });
    },

    /** One page of all: newest first needs all of them, as AWS promises no order. */
    async list(sourceArn, _next, signal) {
      const since = new Date(now() - reach);
      const query = {
        BackupType: 'USER',
        TimeRangeLowerBound: since,
        ...tableIn(sourceArn),
      } as const;
      const found = await everyBackup(clients, query, signal);
      return { items: found.map(toReport).map(summaryOf).sort(byStart) };
    },

    async describe(arn, signal) {
      const command = new DescribeBackupCommand({ BackupArn: arn });
      const answer = await cancellable(signal, (options) =>
        clients.dynamodb().send(command, options),
      ).catch(asGone);
      const row = flat(expected(answer.BackupDescription, 'DescribeBackup'));
      expected(row.BackupArn, 'DescribeBackup');
      if (!isThere(row)) throw gone(arn);
      return { ...toReport(row), answer: asTold(answer.BackupDescription ?? {}) };
    },
  };
}

/** A name, as the call was made for one; anything that is no ARN is left to AWS to refuse. */
function tableIn(sourceArn: string | undefined): { readonly TableName?: string } {
  if (sourceArn === undefined) return {};
  return { TableName: parseTableArn(sourceArn)?.table ?? sourceArn };
}

function summaryOf(report: JobReport): JobSummary {
  const { kind, arn, source, state, exportType, startedAt } = report;
  return compact({ kind, arn, source, state, exportType, startedAt, report });
}

const byStart = (a: JobSummary, b: JobSummary): number => (b.startedAt ?? 0) - (a.startedAt ?? 0);

/** Whoever watches jobs asks for one word for all that AWS does not know any more. */
function asGone(error: unknown): never {
  if (!isExportError(error) || error.reason !== 'backup-not-found') throw error;
  throw new ExportError('export-not-found', error.details);
}

const gone = (resource: string): ExportError =>
  new ExportError('export-not-found', { operation: 'DescribeBackup', resource });
