import type { ChecksOf } from '../../preflight/check.ts';
import type { Besides } from '../../preflight/checks/neededActions.ts';
import type { StartDomainExportRequest } from '../domainExport.ts';
import { callerCheck } from '../shared/callerCheck.ts';
import { domainExportNeed } from './need.ts';
import { domainExportPermissions } from './permissions.ts';
import { bucketOf } from './preflight/bucket.ts';
import { domainCheck } from './preflight/domain.ts';
import { keyOf } from './preflight/key.ts';
import { quotaCheck } from './preflight/quota.ts';

/** What is looked at before an export of a domain is started, in the order of the form. */
export const domainExportChecks: ChecksOf<StartDomainExportRequest> = (subject) => [
  domainCheck(subject),
  quotaCheck(subject),
  ...bucketOf(subject),
  ...keyOf(subject),
  ...callerCheck(
    domainExportPermissions,
    domainExportNeed(subject.input, subject.source),
    subject.facts,
    besides,
  ),
];

const besides: Besides = { following: ['sdb:GetExport', 'sdb:ListExports'] };
