import type { Check, Subject } from '../../../preflight/check.ts';
import { bucketChecks } from '../../../preflight/checks/bucket.ts';
import type { StartDomainExportRequest } from '../../domainExport.ts';
import { looking, writing } from '../permissions.ts';
import { domainLayout } from '../prefix.ts';
import { policiesOf } from './policies.ts';

/** The bucket of a request, to which SimpleDB writes as who asks for it. */
export function bucketOf(subject: Subject<StartDomainExportRequest>): readonly Check[] {
  const { input, facts } = subject;
  const { s3Bucket: bucket, s3BucketOwner: owner = '', s3KeyPrefix: prefix = '' } = input;
  return bucketChecks({
    ...{ bucket, owner, prefix, sourceRegion: facts.region, mustBeInRegion: false },
    ...{ account: facts.account, principal: 'caller', actions: [...writing, ...looking] },
    layout: domainLayout(input.domainName),
    algorithm: input.s3SseAlgorithm ?? 'default',
    key: input.s3SseKmsKeyId,
    policies: (caller) => policiesOf(subject, caller),
  });
}
