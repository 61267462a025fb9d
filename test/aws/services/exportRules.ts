import type { ExportTableToPointInTimeInput } from '@aws-sdk/client-dynamodb';
import { ApiError, validationError } from '../apiError.ts';
import { parseFilter, type ItemFilter } from '../expression/filter.ts';
import { validate, type Constraint } from '../validation.ts';
import type { Table } from '../world.ts';
import type { Wire } from './operation.ts';
import { windowOf } from './recovery.ts';

type Request = Wire<ExportTableToPointInTimeInput>;

const minute = 60_000;
const shortestIncrement = 15 * minute;
const longestIncrement = 24 * 60 * minute;

const bucketPattern = '[a-z0-9A-Z]+[\\.\\-\\w]*[a-z0-9A-Z]+';
const exportRules: readonly Constraint[] = [
  { member: 'TableArn', required: true, length: [1, 1024] },
  { member: 'S3Bucket', required: true, length: [0, 255], pattern: bucketPattern },
  { member: 'ClientToken', pattern: '[^\\$]+' },
  { member: 'S3BucketOwner', pattern: '[0-9]{12}' },
  { member: 'S3Prefix', length: [0, 1024] },
  { member: 'S3SseAlgorithm', oneOf: ['AES256', 'KMS'] },
  { member: 'S3SseKmsKeyId', length: [1, 2048] },
  { member: 'ExportFormat', oneOf: ['DYNAMODB_JSON', 'ION'] },
  { member: 'ExportType', oneOf: ['FULL_EXPORT', 'INCREMENTAL_EXPORT'] },
];
const incrementalRules: readonly Constraint[] = [
  { member: 'ExportFromTime', required: true },
  { member: 'ExportViewType', oneOf: ['NEW_AND_OLD_IMAGES', 'NEW_IMAGE'] },
];

/** Refuses a request whose members are malformed or do not go together. */
export function checkRequest(request: Request): void {
  validate(request, exportRules);
  const { ExportType, IncrementalExportSpecification: increment } = request;
  if (request.S3SseKmsKeyId !== undefined && request.S3SseAlgorithm !== 'KMS') {
    throw validationError('S3SseKmsKeyId is only allowed when S3SseAlgorithm is KMS');
  }
  if ((ExportType === 'INCREMENTAL_EXPORT') !== (increment !== undefined)) {
    throw validationError(
      'IncrementalExportSpecification goes together with ExportType INCREMENTAL_EXPORT',
    );
  }
  if (increment && request.ExportTime !== undefined) {
    throw validationError('ExportTime is only allowed when ExportType is FULL_EXPORT');
  }
  if (increment) validate(increment, incrementalRules, 'incrementalExportSpecification');
  filterOf(request);
}

/** The filter that was asked for, if any; refuses one that cannot be understood. */
export function filterOf({ FilterSpecification }: Request): ItemFilter | undefined {
  return FilterSpecification && parseFilter(FilterSpecification);
}

/** Refuses a moment or a span of time that the table's restorable window does not hold. */
export function checkTimes(request: Request, table: Table, now: number): void {
  const { IncrementalExportSpecification: increment, ExportTime: moment } = request;
  if (increment) {
    const from = (increment.ExportFromTime ?? 0) * 1000;
    checkIncrement(from, increment.ExportToTime ? increment.ExportToTime * 1000 : now, table, now);
    return;
  }
  const window = windowOf(table, now);
  if (!window) {
    throw new ApiError(
      'PointInTimeRecoveryUnavailableException',
      `Point in time recovery is not enabled for table '${table.seed.name}'`,
    );
  }
  if (moment === undefined) return;
  const time = moment * 1000;
  if (time < window.earliest || time > now) throw invalidTime('Export Time is invalid');
  if (time > window.latest) {
    throw invalidTime('Point in Time Recovery is not available for specified export time');
  }
}

/** AWS answers every fault of an increment with InvalidExportTimeException, recovery off included. */
function checkIncrement(from: number, to: number, table: Table, now: number): void {
  if (from < table.createdAt) throw invalidTime('Export from time is before table creation time');
  if (to > now) throw invalidTime('Export to time is in the future');
  if (from >= to) {
    throw invalidTime('Export from time should not be greater or equal to export to time');
  }
  if (to - from < shortestIncrement) {
    throw invalidTime(
      'Difference between export from time and export to time is less than 15 minutes',
    );
  }
  if (to - from > longestIncrement) {
    throw invalidTime(
      'Difference between export from time and export to time is greater than 24 hours',
    );
  }
  const window = windowOf(table, now);
  if (!window || from < window.earliest) throw invalidTime('Export from time is invalid');
}

function invalidTime(message: string): ApiError {
  return new ApiError('InvalidExportTimeException', message);
}
