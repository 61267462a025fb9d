import { exportFolder, exportRoot, joinPrefix } from '../../grammar/s3.ts';
import type { ExportTableRequest } from '../tableExport.ts';

/**
 * Keys like those of what an export will write, one of each place: "DynamoDB table export output
 * format". The data of incremental exports are in a folder that all of them share.
 */
export function writtenFiles({
  S3Prefix: prefix = '',
  ExportType: type,
}: Pick<ExportTableRequest, 'S3Prefix' | 'ExportType'>): readonly string[] {
  const own = exportFolder(prefix, '01732190405000-0a1b2c3d');
  const root = type === 'FULL_EXPORT' ? own : `${joinPrefix(prefix)}${exportRoot}`;
  const data = `${root}data/abcdefghijklmnopqrstuvwxyz.json.gz`;
  return [data, `${own}_started`, `${own}manifest-summary.json`];
}
