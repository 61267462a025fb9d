import type { NamedSource, Need } from '../../policy/required.ts';
import type { StartExportTaskRequest } from '../databaseExport.ts';

/** What decides which permissions a request needs. */
export function databaseExportNeed(input: StartExportTaskRequest, source: NamedSource): Need {
  return {
    source: { ...source, arn: input.SourceArn },
    bucket: input.S3BucketName,
    prefix: input.S3Prefix ?? '',
    kmsKeyId: input.KmsKeyId,
    roleArn: input.IamRoleArn,
  };
}
