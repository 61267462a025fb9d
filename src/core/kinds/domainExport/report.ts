import { causeOfCode } from '../../insight/failureCodes.ts';
import type { FailureExplanation } from '../../insight/failureTexts.ts';
import type { Part } from '../../insight/parts.ts';
import type { JobReport } from '../../jobs/job.ts';

/** What an export of a domain is made from. */
export function domainExportNames({ source }: JobReport): readonly Part[] {
  return [['Domain', source.name]];
}

/** Why an export of a domain failed; "Prerequisites and Permissions" lists what it needs to write. */
export function domainExportCause(report: JobReport): FailureExplanation | undefined {
  return causeOfCode(report, { onObjects: 's3:PutObject', onBucket: 's3:ListBucket' });
}
