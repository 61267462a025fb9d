import { causeOfCode } from '../../insight/failureCodes.ts';
import type { FailureExplanation } from '../../insight/failureTexts.ts';
import type { Part } from '../../insight/parts.ts';
import type { JobReport } from '../../jobs/job.ts';

/** What an export of a table is made from. */
export function tableExportNames({ source }: JobReport): readonly Part[] {
  return [['Table', source.name]];
}

/** Why an export of a table failed; "Requesting a table export" lists what it needs to write. */
export function tableExportCause(report: JobReport): FailureExplanation | undefined {
  return causeOfCode(report, {
    onObjects: 's3:PutObject, s3:PutObjectAcl and s3:AbortMultipartUpload',
  });
}
