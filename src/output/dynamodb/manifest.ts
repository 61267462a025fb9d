import { joinPrefix } from '../../core/grammar/s3.ts';

/**
 * The manifests of a DynamoDB export: `manifest-summary.json`, one JSON object, and
 * `manifest-files.json`, one JSON object a line. AWS describes them in "DynamoDB table export
 * output format"; members that are missing or of another type are left out, never guessed.
 */

/** What `manifest-summary.json` tells. Times are epoch milliseconds. */
export interface ManifestSummary {
  readonly exportArn: string;
  /** Full exports carry no `exportType`; a missing one means full. */
  readonly exportType: 'full' | 'incremental';
  readonly tableArn?: string;
  readonly bucket?: string;
  readonly prefix?: string;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly exportTime?: number;
  readonly format?: string;
  readonly itemCount?: number;
  readonly billedSizeBytes?: number;
  /** Key of `manifest-files.json`, from the root of the bucket. */
  readonly manifestFilesKey?: string;
}

/** One line of `manifest-files.json`: a data file that the export wrote. */
export interface ManifestFile {
  /** Key from the root of the bucket. */
  readonly key: string;
  readonly itemCount: number;
  /** Base64 of the MD5 of the object as it is stored (compressed). */
  readonly md5?: string;
  readonly etag?: string;
}

/** The summary, or undefined when the text is not a DynamoDB manifest. */
export function parseManifestSummary(text: string): ManifestSummary | undefined {
  const object = parseObject(text);
  const exportArn = object && textOf(object, 'exportArn');
  if (object === undefined || exportArn === undefined) return undefined;
  return withoutUndefined<ManifestSummary>({
    exportArn,
    exportType: object['exportType'] === 'INCREMENTAL_EXPORT' ? 'incremental' : 'full',
    tableArn: textOf(object, 'tableArn'),
    bucket: textOf(object, 's3Bucket'),
    prefix: textOf(object, 's3Prefix'),
    startedAt: timeOf(object, 'startTime'),
    endedAt: timeOf(object, 'endTime'),
    exportTime: timeOf(object, 'exportTime'),
    format: textOf(object, 'outputFormat'),
    itemCount: countOf(object, 'itemCount'),
    billedSizeBytes: countOf(object, 'billedSizeBytes'),
    manifestFilesKey: textOf(object, 'manifestFilesS3Key'),
  });
}

/** The data files in the order of the manifest; lines that are no entries are left out. */
export function parseManifestFiles(text: string): readonly ManifestFile[] {
  return text.split('\n').flatMap((line) => parseManifestFile(line) ?? []);
}

/**
 * The keys under which a manifest may lie, likeliest first. AWS names it from the root of the
 * bucket; its own example leaves the prefix out, so the prefixed key is worth a second try.
 */
export function manifestKeyCandidates(key: string, prefix: string | undefined): readonly string[] {
  const folder = joinPrefix(prefix);
  return key.startsWith(folder) ? [key] : [key, `${folder}${key}`];
}

function parseManifestFile(line: string): ManifestFile | undefined {
  const object = parseObject(line);
  const key = object && textOf(object, 'dataFileS3Key');
  if (object === undefined || key === undefined) return undefined;
  return withoutUndefined<ManifestFile>({
    key,
    itemCount: countOf(object, 'itemCount') ?? 0,
    md5: textOf(object, 'md5Checksum'),
    etag: textOf(object, 'etag'),
  });
}

type JsonObject = Readonly<Record<string, unknown>>;

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function countOf(object: JsonObject, key: string): number | undefined {
  const value = object[key];
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

function timeOf(object: JsonObject, key: string): number | undefined {
  const time = Date.parse(textOf(object, key) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** The same object without the members that are undefined. */
function withoutUndefined<T extends object>(object: {
  [K in keyof T]: T[K] | (undefined extends T[K] ? undefined : never);
}): T;
function withoutUndefined(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
