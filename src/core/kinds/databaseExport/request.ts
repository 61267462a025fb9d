import { parseParts } from '../../grammar/exportOnly.ts';
import type {
  DatabaseExportDraft,
  DatabaseExportFacts,
  StartExportTaskRequest,
} from '../databaseExport.ts';

/** StartExportTask's input for a tidy draft; what was left empty is left out. */
export function toRequest(
  draft: DatabaseExportDraft,
  { source }: DatabaseExportFacts,
): StartExportTaskRequest {
  const parts = draft.partial ? parseParts(draft.exportOnly) : [];
  return {
    ExportTaskIdentifier: draft.taskId,
    SourceArn: source.arn,
    S3BucketName: draft.bucket,
    ...(draft.prefix !== '' && { S3Prefix: draft.prefix }),
    IamRoleArn: draft.roleArn,
    KmsKeyId: draft.kmsKeyId,
    ...(parts.length > 0 && { ExportOnly: parts.map(({ text }) => text) }),
  };
}
