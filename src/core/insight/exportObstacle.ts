import { statusName } from '../format/names.ts';
import type { DatabaseSource } from '../databases.ts';

/** Why AWS would not export a source: for a row of a tree, and in a sentence with a way out. */
export interface ExportObstacle {
  readonly short: string;
  readonly sentence: string;
}

/** "Supported Regions and DB engines for exporting snapshots to S3", of RDS and of Aurora. */
const engines: ReadonlySet<string> = new Set([
  ...['mysql', 'mariadb', 'postgres'],
  ...['aurora-mysql', 'aurora-postgresql'],
]);

/** What stands in the way of an export for good comes first, then what time may put right. */
export function exportObstacle(source: DatabaseSource): ExportObstacle | undefined {
  return (
    engineObstacle(source) ??
    modeObstacle(source) ??
    multiAzObstacle(source) ??
    storageObstacle(source) ??
    statusObstacle(source)
  );
}

function engineObstacle({ engine }: DatabaseSource): ExportObstacle | undefined {
  if (engines.has(engine)) return undefined;
  const name = productName(engine);
  const sentence = `Choose another source: AWS exports MySQL, MariaDB, PostgreSQL and Aurora, and never ${name}.`;
  return { short: `${name} cannot be exported`, sentence };
}

/** RDS lists clusters of Neptune and DocumentDB too, and tells them apart by the engine only. */
function productName(engine: string): string {
  if (engine.startsWith('custom-')) return `RDS Custom (${engine})`;
  return productNames.get(engine) ?? engine;
}

const productNames: ReadonlyMap<string, string> = new Map([
  ['aurora', 'Aurora MySQL version 1'],
  ['docdb', 'DocumentDB'],
  ['neptune', 'Neptune'],
]);

/** "Considerations for DB cluster exports": clusters in provisioned mode, no Serverless v1 at all. */
function modeObstacle({ type, engineMode }: DatabaseSource): ExportObstacle | undefined {
  if (engineMode === 'serverless') {
    const sentence =
      'Restore the data into a provisioned cluster and export that: AWS exports nothing of Aurora Serverless v1.';
    return { short: 'Aurora Serverless v1 cannot be exported', sentence };
  }
  if (type !== 'cluster' || engineMode === undefined || engineMode === 'provisioned') {
    return undefined;
  }
  const sentence = `Export a snapshot of the cluster: AWS exports clusters in provisioned mode only, and this one is in mode ${engineMode}.`;
  return { short: `engine mode ${engineMode} cannot be exported`, sentence };
}

/** Live clusters can be exported of Aurora only; of Multi-AZ DB clusters their snapshots can. */
function multiAzObstacle({ type, engine }: DatabaseSource): ExportObstacle | undefined {
  if (type !== 'cluster' || engine.startsWith('aurora-')) return undefined;
  const sentence =
    'Export a snapshot of the cluster: of a Multi-AZ DB cluster AWS exports only snapshots.';
  return { short: 'Multi-AZ cluster: export a snapshot', sentence };
}

/** "Exporting DB snapshot data to Amazon S3": magnetic storage, which RDS calls `standard`. */
function storageObstacle({ storageType }: DatabaseSource): ExportObstacle | undefined {
  if (storageType !== 'standard') return undefined;
  const sentence =
    'Move the instance to SSD storage and export a new snapshot: AWS exports nothing of magnetic storage.';
  return { short: 'magnetic storage cannot be exported', sentence };
}

/** AWS answers InvalidExportSourceState. */
function statusObstacle({ status }: DatabaseSource): ExportObstacle | undefined {
  if (status === 'available') return undefined;
  const name = statusName(status);
  const sentence = `Wait until the source is available, then refresh: it is ${name}.`;
  return { short: `not available: ${name}`, sentence };
}
