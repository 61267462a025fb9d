import type { Check, ChecksOf, Subject } from '../../preflight/check.ts';
import type { Besides } from '../../preflight/checks/neededActions.ts';
import { bucketChecks } from '../../preflight/checks/bucket.ts';
import { keyChecks } from '../../preflight/checks/key.ts';
import type { Need, RequiredPolicy } from '../../policy/required.ts';
import type { Identity } from '../../ports.ts';
import { callerCheck } from '../shared/callerCheck.ts';
import { tableStateCheck } from '../shared/tableState.ts';
import { uploadKeyActions } from '../shared/uploadKey.ts';
import type { ExportTableRequest } from '../tableExport.ts';
import { writtenFiles } from './files.ts';
import { tableExportNeed } from './need.ts';
import { tableExportPermissions, writing } from './permissions.ts';
import { recoveryChecks } from './preflight/recovery.ts';
import { runningCheck } from './preflight/running.ts';
import { statusFinding } from './tableFinding.ts';

/** What is looked at before a table is exported, in the order of the form. */
export const tableExportChecks: ChecksOf<ExportTableRequest> = (subject) => [
  tableStateCheck(subject.source, statusFinding),
  ...recoveryChecks(subject),
  runningCheck(subject),
  ...bucketCheck(subject),
  ...keyCheck(subject),
  ...callerCheck(tableExportPermissions, needOf(subject), subject.facts, besides),
];

const besides: Besides = { following: ['dynamodb:DescribeExport', 'dynamodb:ListExports'] };

function needOf({ source, input }: Subject<ExportTableRequest>): Need {
  return tableExportNeed(input, source);
}

function bucketCheck(subject: Subject<ExportTableRequest>): readonly Check[] {
  const { input, facts } = subject;
  return bucketChecks({
    bucket: input.S3Bucket,
    owner: input.S3BucketOwner ?? '',
    prefix: input.S3Prefix ?? '',
    sourceRegion: facts.region,
    mustBeInRegion: false,
    account: facts.account,
    principal: 'caller',
    actions: writing,
    files: writtenFiles(input),
    algorithm: input.S3SseAlgorithm ?? 'default',
    key: input.S3SseKmsKeyId,
    policies: (caller) => policiesFor(subject, caller),
  });
}

function keyCheck(subject: Subject<ExportTableRequest>): readonly Check[] {
  const { connection, input } = subject;
  const { kmsKeyId: key } = needOf(subject);
  if (key === undefined) return [];
  return keyChecks({
    ...{ key, bucket: input.S3Bucket, principal: 'caller', isRequired: false },
    ...{ actions: uploadKeyActions, connection },
    policies: (caller) => policiesFor(subject, caller),
  });
}

function policiesFor(
  subject: Subject<ExportTableRequest>,
  caller: Identity,
): readonly RequiredPolicy[] {
  const { region, bucketRegion } = subject.facts;
  const asker = { region, ...caller, ...(bucketRegion !== undefined && { bucketRegion }) };
  return tableExportPermissions.required(needOf(subject), asker);
}
