import { formatLocalDate } from '../../format/moment.ts';
import { bareIdentifier } from '../../grammar/databaseArn.ts';
import { newTaskId } from '../../grammar/taskId.ts';
import type {
  DatabaseExportDraft,
  DatabaseExportFacts,
  StartExportTaskRequest,
} from '../databaseExport.ts';

/** A draft that needs a bucket, a role and a key: all of the source, under a new identifier. */
export function newDraft(facts: DatabaseExportFacts, clientToken: string): DatabaseExportDraft {
  return {
    taskId: freshTaskId(facts),
    bucket: '',
    prefix: suggestedPrefix(facts),
    roleArn: '',
    kmsKeyId: '',
    partial: false,
    exportOnly: '',
    clientToken,
  };
}

/** A draft that asks for the same as an earlier request, under a new identifier. */
export function draftAgain(
  request: StartExportTaskRequest,
  facts: DatabaseExportFacts,
  clientToken: string,
): DatabaseExportDraft {
  return {
    taskId: freshTaskId(facts, request.ExportTaskIdentifier),
    bucket: request.S3BucketName,
    prefix: request.S3Prefix ?? '',
    roleArn: request.IamRoleArn,
    kmsKeyId: request.KmsKeyId,
    partial: request.ExportOnly !== undefined,
    exportOnly: request.ExportOnly?.join('\n') ?? '',
    clientToken,
  };
}

/** The same draft for another task: AWS refuses an identifier that it has had. */
export function renewed(
  draft: DatabaseExportDraft,
  facts: DatabaseExportFacts,
  clientToken: string,
): DatabaseExportDraft {
  return { ...draft, taskId: freshTaskId(facts, draft.taskId), clientToken };
}

/** A draft without the spaces that pasting brings; a prefix and the lines of parts stay as typed. */
export function tidy(draft: DatabaseExportDraft): DatabaseExportDraft {
  return {
    ...draft,
    taskId: draft.taskId.trim(),
    bucket: draft.bucket.trim(),
    roleArn: draft.roleArn.trim(),
    kmsKeyId: draft.kmsKeyId.trim(),
    clientToken: draft.clientToken.trim(),
  };
}

function freshTaskId({ source, now, tasks = [] }: DatabaseExportFacts, last?: string): string {
  const taken = tasks.map(({ taskId }) => taskId);
  return newTaskId(source.name, now, last === undefined ? taken : [...taken, last]);
}

/** The database and the day; the task's own folder below it names the snapshot. */
function suggestedPrefix({ source, now }: DatabaseExportFacts): string {
  const name = bareIdentifier(source.madeOf ?? source.name);
  return now === undefined ? name : `${name}/${formatLocalDate(now)}`;
}
