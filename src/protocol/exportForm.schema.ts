import * as v from 'valibot';
import type { Connection } from '../core/connection.ts';
import type { TableExportDraft, TableExportField } from '../core/kinds/tableExport.ts';
import type { SourceRef } from '../core/sources.ts';
import {
  maxExpressionsLength,
  maxTextLength,
  type FormRequests,
  type FormState,
} from './exportForm.ts';
import type { Validators } from './rpc.ts';

// Shapes and sizes only: whether a draft makes sense is for its kind's `check` to say.
const text = v.pipe(v.string(), v.maxLength(maxTextLength));
const longText = v.pipe(v.string(), v.maxLength(maxExpressionsLength));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(maxTextLength));
const zone = v.picklist(['local', 'utc']);
const moment = v.nullable(v.pipe(v.number(), v.safeInteger()));

const nothing = v.strictObject({});
const paging = { next: v.exactOptional(text) };

const draft: v.GenericSchema<unknown, TableExportDraft> = v.strictObject({
  exportType: v.picklist(['full', 'incremental']),
  bucket: text,
  bucketOwner: text,
  prefix: text,
  format: v.picklist(['DYNAMODB_JSON', 'ION']),
  timeMode: v.picklist(['latest', 'moment']),
  momentText: text,
  momentZone: zone,
  moment,
  windowMode: v.picklist(['since-last', 'last-hour', 'last-24-hours', 'exact']),
  fromText: text,
  toText: text,
  windowZone: zone,
  from: moment,
  to: moment,
  viewType: v.picklist(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE']),
  filtered: v.boolean(),
  keyCondition: longText,
  filterExpression: longText,
  projection: longText,
  attributeNames: longText,
  attributeValues: longText,
  encryption: v.picklist(['bucket-default', 'AES256', 'KMS']),
  kmsKeyId: text,
  clientToken: text,
});

const connection: v.GenericSchema<unknown, Connection> = v.strictObject({
  profile: name,
  region: name,
});

const source: v.GenericSchema<unknown, SourceRef> = v.strictObject({
  service: v.literal('dynamodb'),
  arn: name,
  name,
});

const field: v.GenericSchema<unknown, TableExportField> = v.picklist([
  'table',
  'bucket',
  'bucketOwner',
  'prefix',
  'format',
  'moment',
  'window',
  'from',
  'to',
  'keyCondition',
  'filterExpression',
  'projection',
  'attributeNames',
  'attributeValues',
  'encryption',
  'kmsKeyId',
  'clientToken',
]);

const formState: v.GenericSchema<unknown, FormState> = v.strictObject({
  version: v.literal(2),
  kind: v.literal('dynamodb-table'),
  connection,
  source,
  draft,
  touched: v.pipe(v.array(field), v.maxLength(20)),
  jobId: v.exactOptional(name),
});

const reads =
  <T>(schema: v.GenericSchema<unknown, T>) =>
  (value: unknown): T =>
    v.parse(schema, value);

/** Reads the params of every request; throws for anything that no form of ours would send. */
export const formRequestSchemas: Validators<FormRequests> = {
  open: reads(nothing),
  refreshFacts: reads(nothing),
  lastIncremental: reads(nothing),
  listBuckets: reads(v.strictObject(paging)),
  bucketRegion: reads(v.strictObject({ bucket: name })),
  listKeys: reads(v.strictObject({ region: name, ...paging })),
  turnOnRecovery: reads(nothing),
  newToken: reads(nothing),
  start: reads(v.strictObject({ draft })),
  copyRequest: reads(v.strictObject({ draft })),
  showExports: reads(nothing),
  showLog: reads(nothing),
};

/** The state that a form left behind, or undefined when it is not one of this version. */
export function parseFormState(value: unknown): FormState | undefined {
  const result = v.safeParse(formState, value);
  return result.success ? result.output : undefined;
}
