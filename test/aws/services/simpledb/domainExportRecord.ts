import { digest, toUuid } from '../../digest.ts';
import type { DomainSeed } from '../../seed.ts';
import { toSeconds } from '../operation.ts';
import { failureMessages, type DomainFailure } from './domainFailure.ts';

/** StartDomainExport's input. */
export interface DomainExportRequest {
  readonly clientToken?: string;
  readonly domainName: string;
  readonly s3Bucket: string;
  readonly s3KeyPrefix?: string;
  readonly s3SseAlgorithm?: 'AES256' | 'KMS';
  readonly s3SseKmsKeyId?: string;
  readonly s3BucketOwner?: string;
}

/** An export from the moment that SimpleDB accepted it. Times are epoch milliseconds. */
export interface DomainExportRecord {
  readonly arn: string;
  readonly exportId: string;
  readonly domain: DomainSeed;
  /** The request as it was sent, with a token where none was. */
  readonly request: DomainExportRequest & { readonly clientToken: string };
  readonly requestedAt: number;
  /** When it stops waiting and begins to read: its exportDataCutoffTime. */
  readonly beginsAt: number;
  readonly endsAt: number;
  /** Decided when it is asked for, told when it ends. */
  readonly failure: DomainFailure | undefined;
}

/** The states that ListExports and GetExport show. */
export type DomainExportStatus = 'PENDING' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';

/** What the folder of a finished export tells. */
export interface DomainOutcome {
  readonly manifestKey: string;
  readonly itemsCount: number;
}

/** What a new export is made of. */
export interface NewDomainExport {
  readonly account: string;
  readonly domain: DomainSeed;
  readonly request: DomainExportRecord['request'];
  readonly requestedAt: number;
  readonly duration: number;
  readonly failure: DomainFailure | undefined;
}

/** Of the time that an export takes, this part goes by before it begins, but never more than `longestWait`. */
const waitingShare = 0.2;
const longestWait = 30_000;

/** Makes the record of a new export; its id is a UUID. */
export function createDomainRecord(asked: NewDomainExport): DomainExportRecord {
  const { account, domain, request, requestedAt, duration } = asked;
  const exportId = toUuid(digest(`${domain.region} ${request.clientToken} ${requestedAt}`));
  const domainArn = `arn:aws:sdb:${domain.region}:${account}:domain/${domain.name}`;
  return {
    arn: `${domainArn}/export/${exportId}`,
    exportId,
    domain,
    request,
    requestedAt,
    beginsAt: requestedAt + Math.min(Math.floor(duration * waitingShare), longestWait),
    endsAt: requestedAt + duration,
    failure: asked.failure,
  };
}

/** Where the export stands at `now`. */
export function domainStatusAt(record: DomainExportRecord, now: number): DomainExportStatus {
  if (now < record.beginsAt) return 'PENDING';
  if (now < record.endsAt) return 'IN_PROGRESS';
  return record.failure ? 'FAILED' : 'SUCCEEDED';
}

/** The answer of GetExport: no algorithm that was not asked for, but always the bucket's owner. */
export function describeDomainExport(
  record: DomainExportRecord,
  account: string,
  now: number,
  outcome?: DomainOutcome,
): object {
  const status = domainStatusAt(record, now);
  const failure = status === 'FAILED' ? record.failure : undefined;
  return {
    s3BucketOwner: account,
    ...record.request,
    exportArn: record.arn,
    exportStatus: status,
    requestedAt: toSeconds(record.requestedAt),
    ...(status !== 'PENDING' && { exportDataCutoffTime: toSeconds(record.beginsAt) }),
    ...(failure && { failureCode: failure, failureMessage: failureMessages[failure] }),
    ...(outcome && { exportManifest: outcome.manifestKey, itemsCount: outcome.itemsCount }),
  };
}
