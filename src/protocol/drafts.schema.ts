import * as v from 'valibot';
import type { DatabaseExportDraft } from '../core/kinds/databaseExport.ts';
import type { DomainExportDraft } from '../core/kinds/domainExport.ts';
import type { FormDraft, KindId } from '../core/kinds/kind.ts';
import type { TableBackupDraft } from '../core/kinds/tableBackup.ts';
import type { TableExportDraft } from '../core/kinds/tableExport.ts';
import { maxExpressionsLength, maxPartsLength, maxTextLength } from './exportForm.ts';

// Shapes and sizes only: whether a draft makes sense is for its kind's `check` to say.
const text = v.pipe(v.string(), v.maxLength(maxTextLength));
const longText = v.pipe(v.string(), v.maxLength(maxExpressionsLength));
const zone = v.picklist(['local', 'utc']);
const moment = v.nullable(v.pipe(v.number(), v.safeInteger()));
const encryption = v.picklist(['bucket-default', 'AES256', 'KMS']);

const tableExport: v.GenericSchema<unknown, TableExportDraft> = v.strictObject({
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
  encryption,
  kmsKeyId: text,
  clientToken: text,
});

const tableBackup: v.GenericSchema<unknown, TableBackupDraft> = v.strictObject({
  name: text,
  clientToken: text,
});

const databaseExport: v.GenericSchema<unknown, DatabaseExportDraft> = v.strictObject({
  taskId: text,
  bucket: text,
  prefix: text,
  roleArn: text,
  kmsKeyId: text,
  partial: v.boolean(),
  exportOnly: v.pipe(v.string(), v.maxLength(maxPartsLength)),
  clientToken: text,
});

const domainExport: v.GenericSchema<unknown, DomainExportDraft> = v.strictObject({
  bucket: text,
  bucketOwner: text,
  prefix: text,
  encryption,
  kmsKeyId: text,
  clientToken: text,
});

/** What a draft of each kind looks like on its way from the page. */
export const draftSchemas: Readonly<Record<KindId, v.GenericSchema<unknown, FormDraft>>> = {
  'dynamodb-table': tableExport,
  'dynamodb-backup': tableBackup,
  'rds-database': databaseExport,
  'simpledb-domain': domainExport,
};
