import { sameJson } from '../../lib/json.ts';
import type { JobReport } from '../../jobs/job.ts';
import type { StartExportTaskRequest } from '../databaseExport.ts';
import { writtenPrefix } from './prefixFinding.ts';
import { requestOf } from './requestOf.ts';

/**
 * Whether a task is the one that a request asked for. Tasks carry no token, and the identifier
 * alone may be somebody else's, so all that was asked for has to be what AWS tells.
 */
export function isAnswerTo(report: JobReport, input: StartExportTaskRequest): boolean {
  const told = requestOf(report);
  return sameJson(comparable(told), comparable(input)) && sameKey(told.KmsKeyId, input.KmsKeyId);
}

/** A request without its key, in the one form that all ways to write it have in common. */
function comparable(request: StartExportTaskRequest): object {
  const { S3Prefix = '', ExportOnly = [] } = request;
  return {
    ...request,
    KmsKeyId: '',
    S3Prefix: writtenPrefix(S3Prefix).replace(/\/$/, ''),
    ExportOnly: [...ExportOnly].sort(),
  };
}

/** AWS may tell an ARN where an id was sent, and which key an alias stands for is not known here. */
function sameKey(told: string, asked: string): boolean {
  const [a, b] = [resourceOf(told), resourceOf(asked)];
  return a === b || isAlias(a) !== isAlias(b);
}

/** `alias/…` or the id of a key, also out of an ARN. */
function resourceOf(key: string): string {
  return key.replace(/^arn:[^:]*:kms:[^:]*:[^:]*:/, '').replace(/^key\//, '');
}

function isAlias(resource: string): boolean {
  return resource.startsWith('alias/');
}
