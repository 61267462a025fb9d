import type {
  CancelExportTaskMessage,
  DescribeExportTasksMessage,
  ExportTask,
  ExportTasksMessage,
  StartExportTaskMessage,
} from '@aws-sdk/client-rds';
import { ApiError } from '../../apiError.ts';
import type { World } from '../../world.ts';
import { operation, type Operation, type Wire } from '../operation.ts';
import { filtered, invalidValue, pageOf, type FilterTable } from './listing.ts';
import { describeTask } from './taskRecord.ts';
import type { TaskStore } from './taskStore.ts';

type Task = Wire<ExportTask>;

/** Filters tell statuses in lower case, answers in upper case. */
const filters: FilterTable<Task> = {
  'export-task-identifier': ({ ExportTaskIdentifier = '' }) => [ExportTaskIdentifier],
  's3-bucket': ({ S3Bucket = '' }) => [S3Bucket],
  'source-arn': ({ SourceArn = '' }) => [SourceArn],
  status: ({ Status = '' }) => [Status.toLowerCase()],
};

/** The three operations on export tasks. */
export function taskOperations(
  world: World,
  store: TaskStore,
  pageSize?: number,
): Record<string, Operation> {
  const now = world.clock.now;
  return {
    StartExportTask: operation<StartExportTaskMessage, ExportTask>((input, call) =>
      describeTask(store.start(input, call), now()),
    ),
    CancelExportTask: operation<CancelExportTaskMessage, ExportTask>((input, call) => {
      const { ExportTaskIdentifier: id } = input;
      if (id) return describeTask(store.cancel(id, call), now());
      const message = 'The request must contain the parameter ExportTaskIdentifier';
      throw new ApiError('MissingParameter', message);
    }),
    DescribeExportTasks: operation<DescribeExportTasksMessage, ExportTasksMessage>(
      (input, { region }) => {
        const records = region === world.region ? store.records() : [];
        const tasks = records.map((record) => describeTask(record, now()));
        const sorted = tasks.sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
        const matching = filtered(chosen(sorted, input), filters, input.Filters);
        const { items, marker } = pageOf(matching, idOf, input, pageSize);
        return { ...marker, ExportTasks: [...items] };
      },
    ),
  };
}

/** An identifier that there is not finds nothing, although the model has an error for it. */
function chosen(tasks: readonly Task[], input: Wire<DescribeExportTasksMessage>): readonly Task[] {
  const { ExportTaskIdentifier, SourceArn, SourceType } = input;
  if (SourceType !== undefined && !['SNAPSHOT', 'CLUSTER'].includes(SourceType)) {
    throw invalidValue(`Invalid source type: ${SourceType as string}`);
  }
  return tasks.filter(
    (task) =>
      (ExportTaskIdentifier ?? task.ExportTaskIdentifier) === task.ExportTaskIdentifier &&
      (SourceArn ?? task.SourceArn) === task.SourceArn &&
      (SourceType ?? task.SourceType) === task.SourceType,
  );
}

function idOf({ ExportTaskIdentifier = '' }: Task): string {
  return ExportTaskIdentifier;
}
