import {
  CancelExportTaskCommand,
  DescribeExportTasksCommand,
  StartExportTaskCommand,
  type ExportTask,
} from '@aws-sdk/client-rds';
import { ExportError } from '../../core/errors.ts';
import { parseTaskHandle } from '../../core/grammar/taskHandle.ts';
import type { JobReport, JobSummary } from '../../core/jobs/job.ts';
import type { CancelSignal, ExportGateway } from '../../core/ports.ts';
import { expected, said } from '../answers.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { inputOf } from '../requests.ts';
import { toTaskReport, toTaskSummary } from './taskMapping.ts';

/** RDS's export tasks in the connection's Region. Its identifier is what makes a task one task. */
export function createExportTasks(clients: Clients): ExportGateway {
  const client = clients.rds;

  const find = async (taskId: string, signal?: CancelSignal): Promise<ExportTask | undefined> => {
    const command = new DescribeExportTasksCommand({ ExportTaskIdentifier: taskId });
    const answer = await cancellable(signal, (options) => client().send(command, options));
    return answer.ExportTasks?.find(isWhole);
  };

  return {
    kind: 'rds-database',

    async start(request) {
      const { ExportOnly, ...input } = inputOf('rds-database', request);
      const parts = ExportOnly === undefined ? {} : { ExportOnly: [...ExportOnly] };
      const command = new StartExportTaskCommand({ ...input, ...parts });
      return reportIn(await client().send(command), 'StartExportTask');
    },

    async list(sourceArn, next, signal) {
      const input = { SourceArn: sourceArn, MaxRecords: 100, Marker: next };
      const command = new DescribeExportTasksCommand(input);
      const answer = await cancellable(signal, (options) => client().send(command, options));
      const items = (answer.ExportTasks ?? []).filter(isWhole).map(toTaskSummary);
      return compact({ items: items.sort(newestFirst), next: said(answer.Marker) });
    },

    /** AWS answers a task that it does not know with an empty list, or with an error. */
    async describe(arn, signal) {
      const taskId = taskIdOf(arn);
      const task = await find(taskId, signal);
      if (task !== undefined) return toTaskReport(task);
      const { region } = clients;
      const operation = 'DescribeExportTasks';
      throw new ExportError('export-not-found', { operation, region, resource: taskId });
    },

    async cancel(arn) {
      const command = new CancelExportTaskCommand({ ExportTaskIdentifier: taskIdOf(arn) });
      return reportIn(await client().send(command), 'CancelExportTask');
    },
  };
}

function taskIdOf(arn: string): string {
  const taskId = parseTaskHandle(arn)?.taskId;
  if (taskId === undefined) throw new ExportError('export-not-found', { resource: arn });
  return taskId;
}

/** Without identifier and source a task could never be asked for again: none of AWS's answers. */
function reportIn(task: ExportTask, operation: string): JobReport {
  return toTaskReport(expected(isWhole(task) ? task : undefined, operation));
}

const isWhole = ({ ExportTaskIdentifier, SourceArn }: ExportTask): boolean =>
  Boolean(ExportTaskIdentifier) && Boolean(SourceArn);

/**
 * AWS documents no order. A task that has not begun yet is the newest of all; one that was canceled
 * before it began has an end only.
 */
function newestFirst(a: JobSummary, b: JobSummary): number {
  return timeOf(b) - timeOf(a) || 0;
}

const timeOf = ({ startedAt, report }: JobSummary): number =>
  startedAt ?? report?.endedAt ?? Infinity;
