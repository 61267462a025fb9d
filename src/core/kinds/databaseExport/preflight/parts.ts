import { exportOnlyFinding } from '../../../grammar/exportOnly.ts';
import type { Check, Subject } from '../../../preflight/check.ts';
import { fail, pass, warn, type Found } from '../../../preflight/found.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';

/** How the names of a partial export are written, which the engine of the source decides. */
export function partsChecks({ input }: Subject<StartExportTaskRequest>): readonly Check[] {
  const { ExportOnly: parts, SourceArn: arn } = input;
  if (parts === undefined) return [];
  return [
    {
      id: 'export-only',
      looked: 'Names of the parts to export',
      field: 'exportOnly',
      async find({ databases }, signal) {
        const { engine } = await databases.describe(arn, signal);
        return written(parts, engine);
      },
    },
  ];
}

/** What is in the database shows nowhere but in the database. */
function written(parts: readonly string[], engine: string): Found {
  const finding = exportOnlyFinding(parts.join('\n'), engine);
  if (finding === undefined) {
    return pass(
      `They are written as AWS takes them of ${engine}; whether they exist is not known.`,
    );
  }
  return finding.severity === 'error'
    ? fail(`They are not written as AWS takes them of ${engine}.`, finding.message)
    : warn('One of them is in the export already with another.', finding.message);
}
