import { toDataFiles } from './dataFile.ts';
import type { ExportFacts, PutObject, WrittenExport } from './exportFacts.ts';
import { exportFolder } from './layout.ts';
import { md5Base64, summaryOf, toManifestLine, type ManifestEntry } from './manifest.ts';

/** S3's own content type for objects that were stored without one. */
const contentType = 'binary/octet-stream';

/** Writes the empty object by which an export proves at its start that it may write to the bucket. */
export async function writeStarted(
  put: PutObject,
  facts: Pick<ExportFacts, 'exportArn' | 'prefix'>,
): Promise<void> {
  await put(`${exportFolder(facts)}/_started`, new Uint8Array(), contentType);
}

/**
 * Writes what a finished export leaves in S3: the data files, then the manifests, the summary
 * last, because its presence says that the export is whole.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 */
export async function writeExport(put: PutObject, facts: ExportFacts): Promise<WrittenExport> {
  const entries = await writeDataFiles(put, facts);
  await writeManifest(put, facts, 'manifest-files', entries.map(toManifestLine).join(''));
  const manifestKey = await writeManifest(put, facts, 'manifest-summary', summaryOf(facts));
  return { manifestKey, itemCount: facts.rows.length, billedSizeBytes: facts.billedSizeBytes };
}

async function writeDataFiles(put: PutObject, facts: ExportFacts): Promise<ManifestEntry[]> {
  const entries: ManifestEntry[] = [];
  for (const { key, body, itemCount } of toDataFiles(facts)) {
    const { etag } = await put(key, body, contentType);
    entries.push({
      itemCount,
      md5Checksum: md5Base64(body),
      etag: etag.replaceAll('"', ''),
      dataFileS3Key: key,
    });
  }
  return entries;
}

async function writeManifest(
  put: PutObject,
  facts: ExportFacts,
  name: string,
  text: string,
): Promise<string> {
  const path = `${exportFolder(facts)}/${name}`;
  const body = Buffer.from(text);
  await put(`${path}.md5`, Buffer.from(md5Base64(body)), contentType);
  await put(`${path}.json`, body, contentType);
  return `${path}.json`;
}
