import { formatCount } from '../../../format/text.ts';
import { taskIdFinding } from '../../../grammar/taskId.ts';
import { parseTaskHandle } from '../../../grammar/taskHandle.ts';
import { isUnderWay, type JobSummary } from '../../../jobs/job.ts';
import type { Check, Looks, Subject } from '../../../preflight/check.ts';
import { fail, pass, unknown, warn, type Found } from '../../../preflight/found.ts';
import { readList, type Reading } from '../../../lib/readList.ts';
import type { CancelSignal } from '../../../ports.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { databaseExportJobs } from '../jobs.ts';
import { mostTasks } from '../sourceFinding.ts';

type Tasks = Reading<JobSummary>;

/** Whether the tasks that RDS lists leave room for this one: one list for all three. */
export function taskChecks({
  source,
  input,
  connection,
}: Subject<StartExportTaskRequest>): readonly Check[] {
  const { region } = connection;
  const { ExportTaskIdentifier: taskId, SourceArn: sourceArn } = input;
  return [
    {
      ...{ id: 'task-identifier', looked: `Identifier ${taskId}`, field: 'taskId' },
      isOfStart: true,
      find: async (...look) => identifier(await tasksOf(...look), taskId, region),
    },
    {
      ...{ id: 'source-busy', looked: `Running exports of ${source.name}`, field: 'source' },
      isOfStart: true,
      find: async (...look) => ofSource(await tasksOf(...look), sourceArn),
    },
    {
      ...{ id: 'tasks-running', looked: `Running exports in ${region}` },
      isOfStart: true,
      find: async (...look) => ofAccount(await tasksOf(...look)),
    },
  ];
}

function tasksOf({ exportsOf }: Looks, signal: CancelSignal): Promise<Tasks> {
  const gateway = exportsOf(databaseExportJobs.id);
  return readList((next) => gateway.list(undefined, next, signal));
}

/** AWS answers ExportTaskAlreadyExists to an identifier of any task that it remembers. */
function identifier(tasks: Tasks, taskId: string, region: string): Found {
  const malformed = taskIdFinding(taskId);
  if (malformed !== undefined) return fail('RDS takes no such identifier.', malformed.message);
  const taken = tasks.items.find((task) => nameOf(task) === taskId);
  if (taken !== undefined) {
    const found = `RDS has an export task of this identifier already (${taken.state}).`;
    return fail(found, 'Type another identifier.');
  }
  return tasks.isWhole ? pass(`No export task in ${region} has it.`) : tooMany(tasks);
}

/**
 * "Exporting DB snapshot data to Amazon S3", Limitations, for each snapshot; a task that is about to
 * end makes no difference, as AWS asks for a short wait after it.
 */
function ofSource(tasks: Tasks, sourceArn: string): Found {
  const busy = running(tasks).find(({ source }) => source.arn === sourceArn);
  if (busy !== undefined) {
    const found = `Export ${nameOf(busy)} is running, and AWS runs one of a source at a time.`;
    return fail(found, 'Wait until it ends.');
  }
  return tasks.isWhole ? pass('None is running.') : tooMany(tasks);
}

/** A warning only: whether the limit holds in each Region or in all together is not told. */
function ofAccount(tasks: Tasks): Found {
  const names = running(tasks).map(nameOf);
  const found = `${names.length} of the ${mostTasks} that AWS runs at a time for an account.`;
  if (names.length >= mostTasks) return warn(found, `Wait until one of ${names.join(', ')} ends.`);
  return tasks.isWhole ? pass(found) : tooMany(tasks);
}

function tooMany({ items }: Tasks): Found {
  return unknown(`RDS lists more tasks than the ${formatCount(items.length)} that were read.`);
}

const running = ({ items }: Tasks): readonly JobSummary[] =>
  items.filter(({ state }) => isUnderWay(state));

const nameOf = ({ arn }: JobSummary): string => parseTaskHandle(arn)?.taskId ?? arn;
