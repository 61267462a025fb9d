import type { Domain } from '../domains.ts';
import { checkDraft } from './domainExport/check.ts';
import { draftAgain, newDraft, tidy } from './domainExport/draft.ts';
import { domainExportJobs } from './domainExport/jobs.ts';
import { toRequest } from './domainExport/request.ts';
import { toSentence } from './domainExport/sentence.ts';
import type { FormDraft, FormFacts, Kind } from './kind.ts';

/** What the form for an export of a SimpleDB domain holds. Text fields are as typed. */
export interface DomainExportDraft extends FormDraft {
  readonly bucket: string;
  readonly bucketOwner: string;
  readonly prefix: string;
  readonly encryption: 'bucket-default' | 'AES256' | 'KMS';
  readonly kmsKeyId: string;
}

export type DomainExportField =
  'domain' | 'bucket' | 'bucketOwner' | 'prefix' | 'encryption' | 'kmsKeyId' | 'clientToken';

/** What was read from AWS for the form. */
export interface DomainExportFacts extends FormFacts {
  readonly domain: Domain;
  /** Exports started within the last 24 hours; absent where they may not be listed. */
  readonly lastDay?: ExportCount & {
    /** Those of them that failed. */
    readonly failed?: ExportCount;
  };
}

interface ExportCount {
  readonly ofDomain: number;
  readonly ofAccount: number;
}

/** StartDomainExport's input. */
export interface StartDomainExportRequest {
  readonly clientToken: string;
  readonly domainName: string;
  readonly s3Bucket: string;
  readonly s3KeyPrefix?: string;
  readonly s3SseAlgorithm?: 'AES256' | 'KMS';
  readonly s3SseKmsKeyId?: string;
  readonly s3BucketOwner?: string;
}

/** An export of a SimpleDB domain, by StartDomainExport. */
export const domainExport: Kind<
  'simpledb-domain',
  DomainExportDraft,
  DomainExportFacts,
  StartDomainExportRequest,
  DomainExportField
> = {
  ...domainExportJobs,
  draft: newDraft,
  again: draftAgain,
  renew: (draft, _facts, clientToken) => ({ ...draft, clientToken }),
  check: (draft, facts) => checkDraft(tidy(draft), facts),
  request: (draft, facts) => toRequest(tidy(draft), facts),
  sentence: (draft, facts) => toSentence(tidy(draft), facts),
};
