import { formatUtc } from '../../format/moment.ts';
import type {
  ExportTableRequest,
  IncrementalWindow,
  TableExportDraft,
  TableExportFacts,
} from '../tableExport.ts';
import { restorableNow, timeOf, type ExportWindow } from './exportWindow.ts';
import { filterPart } from './filterParts.ts';
import { suggestedPrefix, wasSuggested } from './prefixSuggestion.ts';

type MomentPart = Pick<TableExportDraft, 'timeMode' | 'momentText' | 'momentZone' | 'moment'>;
type WindowPart = Pick<
  TableExportDraft,
  'windowMode' | 'fromText' | 'toText' | 'windowZone' | 'from' | 'to' | 'viewType'
>;
type EncryptionPart = Pick<TableExportDraft, 'encryption' | 'kmsKeyId'>;

const latest: MomentPart = {
  timeMode: 'latest',
  momentText: '',
  momentZone: 'local',
  moment: null,
};

const unset = { fromText: '', toText: '', windowZone: 'local', from: null, to: null } as const;

/** A draft that needs only a bucket: the latest moment, as DynamoDB JSON, in a folder of today. */
export function newDraft(facts: TableExportFacts, token: string): TableExportDraft {
  const window = newWindow(facts);
  return {
    exportType: 'full',
    bucket: '',
    bucketOwner: '',
    prefix: suggestedPrefix({ exportType: 'full', ...window }, facts),
    format: 'DYNAMODB_JSON',
    ...latest,
    ...window,
    ...filterPart(undefined),
    encryption: 'bucket-default',
    kmsKeyId: '',
    clientToken: token,
  };
}

/**
 * A draft that asks for the same as an earlier request. The token is new, as AWS answers an old
 * one with the old export, failed or not; a moment that left the restorable window becomes the
 * latest one, and a window that left it the one of a new draft.
 */
export function draftAgain(
  request: ExportTableRequest,
  facts: TableExportFacts,
  token: string,
): TableExportDraft {
  const exportType = request.ExportType === 'FULL_EXPORT' ? 'full' : 'incremental';
  const window = windowAgain(request.IncrementalExportSpecification, facts);
  return {
    exportType,
    bucket: request.S3Bucket,
    bucketOwner: request.S3BucketOwner ?? '',
    prefix: prefixAgain(request.S3Prefix ?? '', { exportType, ...window }, facts),
    format: request.ExportFormat,
    ...momentAgain(request.ExportTime, facts),
    ...window,
    ...filterPart(request.FilterSpecification),
    ...encryptionAgain(request),
    clientToken: token,
  };
}

/** A draft without the spaces that pasting brings; in a prefix they have a meaning and stay. */
export function tidy(draft: TableExportDraft, facts: TableExportFacts): TableExportDraft {
  return {
    ...draft,
    prefix: prefixNow(draft, facts),
    bucket: draft.bucket.trim(),
    bucketOwner: draft.bucketOwner.trim(),
    momentText: draft.momentText.trim(),
    fromText: draft.fromText.trim(),
    toText: draft.toText.trim(),
    keyCondition: draft.keyCondition.trim(),
    filterExpression: draft.filterExpression.trim(),
    projection: draft.projection.trim(),
    attributeNames: draft.attributeNames.trim(),
    attributeValues: draft.attributeValues.trim(),
    kmsKeyId: draft.kmsKeyId.trim(),
    clientToken: draft.clientToken.trim(),
  };
}

/** A preset's window moves on until it is sent; a prefix that names it has to move along. */
function prefixNow(draft: TableExportDraft, facts: TableExportFacts): string {
  const named = draft.exportType === 'incremental' && wasSuggested(draft.prefix, facts);
  return named ? suggestedPrefix(draft, facts) : draft.prefix;
}

function momentAgain(exportTime: string | undefined, facts: TableExportFacts): MomentPart {
  const window = restorableNow(facts);
  const moment = exportTime === undefined ? NaN : Date.parse(exportTime);
  if (window === undefined || !(moment >= window.earliest && moment <= window.latest))
    return latest;
  // In UTC, which reads the same on the machine of the person and on the one that makes this text.
  return { timeMode: 'moment', momentText: utcText(moment), momentZone: 'utc', moment };
}

function newWindow({ lastIncrementalTo }: TableExportFacts): WindowPart {
  const windowMode = typeof lastIncrementalTo === 'number' ? 'since-last' : 'last-24-hours';
  return { windowMode, ...unset, viewType: 'NEW_AND_OLD_IMAGES' };
}

function windowAgain(asked: IncrementalWindow | undefined, facts: TableExportFacts): WindowPart {
  const fresh = newWindow(facts);
  if (asked === undefined) return fresh;
  const viewType = asked.ExportViewType;
  const from = Date.parse(asked.ExportFromTime);
  const to = Date.parse(asked.ExportToTime);
  if (!isRestorable({ from, to }, facts)) return { ...fresh, viewType };
  const texts = { fromText: utcText(from), toText: utcText(to), windowZone: 'utc' } as const;
  return { windowMode: 'exact', ...texts, from, to, viewType };
}

/** False, too, for times that are none. */
function isRestorable({ from, to }: ExportWindow, facts: TableExportFacts): boolean {
  const window = restorableNow(facts);
  return window !== undefined && from >= window.earliest && to <= timeOf(facts);
}

/** The same prefix, unless it was suggested for a window that is no longer asked for. */
function prefixAgain(
  prefix: string,
  choice: WindowPart & Pick<TableExportDraft, 'exportType'>,
  facts: TableExportFacts,
): string {
  const moved = choice.exportType === 'incremental' && choice.windowMode !== 'exact';
  return moved && wasSuggested(prefix, facts) ? suggestedPrefix(choice, facts) : prefix;
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
