import type { Check, Subject } from '../../../preflight/check.ts';
import { keyChecks } from '../../../preflight/checks/key.ts';
import type { StartDomainExportRequest } from '../../domainExport.ts';
import { uploadKeyActions } from '../../shared/uploadKey.ts';
import { domainExportNeed } from '../need.ts';
import { policiesOf } from './policies.ts';

/** The KMS key of a request, where one is asked for: it has to be where the bucket is. */
export function keyOf(subject: Subject<StartDomainExportRequest>): readonly Check[] {
  const { connection, input, source } = subject;
  const { kmsKeyId: key } = domainExportNeed(input, source);
  if (key === undefined) return [];
  return keyChecks({
    ...{ key, bucket: input.s3Bucket, principal: 'caller', isRequired: false },
    ...{ actions: uploadKeyActions, connection },
    policies: (caller) => policiesOf(subject, caller),
  });
}
