import { formatLocalDate, formatUtc } from '../../format/moment.ts';
import { restorableWindow } from '../../grammar/window.ts';
import type { ExportTableRequest, TableExportDraft, TableExportFacts } from '../tableExport.ts';

type MomentPart = Pick<TableExportDraft, 'timeMode' | 'momentText' | 'momentZone' | 'moment'>;
type EncryptionPart = Pick<TableExportDraft, 'encryption' | 'kmsKeyId'>;

const latest: MomentPart = {
  timeMode: 'latest',
  momentText: '',
  momentZone: 'local',
  moment: null,
};

/** A draft that needs only a bucket: the latest moment, as DynamoDB JSON, in a folder of today. */
export function newDraft(facts: TableExportFacts, token: string): TableExportDraft {
  return {
    bucket: '',
    bucketOwner: '',
    prefix: `${facts.table.name}/${formatLocalDate(facts.now ?? facts.readAt)}`,
    format: 'DYNAMODB_JSON',
    ...latest,
    encryption: 'bucket-default',
    kmsKeyId: '',
    clientToken: token,
  };
}

/**
 * A draft that asks for the same as an earlier request. The token is new, as AWS answers an old
 * one with the old export, failed or not; a moment that left the window becomes the latest one.
 */
export function draftAgain(
  request: ExportTableRequest,
  facts: TableExportFacts,
  token: string,
): TableExportDraft {
  return {
    bucket: request.S3Bucket,
    bucketOwner: request.S3BucketOwner ?? '',
    prefix: request.S3Prefix ?? '',
    format: request.ExportFormat,
    ...momentAgain(request.ExportTime, facts),
    ...encryptionAgain(request),
    clientToken: token,
  };
}

/** A draft without the spaces that pasting brings; in a prefix they have a meaning and stay. */
export function tidy(draft: TableExportDraft): TableExportDraft {
  return {
    ...draft,
    bucket: draft.bucket.trim(),
    bucketOwner: draft.bucketOwner.trim(),
    momentText: draft.momentText.trim(),
    kmsKeyId: draft.kmsKeyId.trim(),
    clientToken: draft.clientToken.trim(),
  };
}

function momentAgain(exportTime: string | undefined, facts: TableExportFacts): MomentPart {
  const window = restorableWindow(facts.recovery, facts.readAt, facts.now ?? facts.readAt);
  const moment = exportTime === undefined ? NaN : Date.parse(exportTime);
  if (window === undefined || !(moment >= window.earliest && moment <= window.latest))
    return latest;
  // In UTC, which reads the same on the machine of the person and on the one that makes this text.
  return { timeMode: 'moment', momentText: utcText(moment), momentZone: 'utc', moment };
}

function utcText(moment: number): string {
  return moment % 1000 === 0 ? formatUtc(moment) : new Date(moment).toISOString();
}

function encryptionAgain(request: ExportTableRequest): EncryptionPart {
  return {
    encryption: request.S3SseAlgorithm ?? 'bucket-default',
    kmsKeyId: request.S3SseKmsKeyId ?? '',
  };
}
