import { isLive } from '../../core/jobs/job.ts';
import { nounOf } from '../jobs/words.ts';
import type { ExportEntry } from './entries.ts';

type Flag = readonly [flag: string, isSet: boolean];

/** What an export or a backup can be asked for, as the menus name it. */
export function exportFlags(entry: ExportEntry): string {
  const flags = nounOf(entry.kind) === 'backup' ? ofBackup(entry) : ofExport(entry);
  return flags.flatMap(([flag, isSet]) => (isSet ? [flag] : [])).join(' ');
}

function ofExport({ kind, state, exportType, arn }: ExportEntry): readonly Flag[] {
  const isTask = kind === 'rds-database';
  const isKnown = arn !== undefined;
  return [
    ['export', true],
    [state, true],
    ['manifest', state === 'completed' && !isTask],
    ['again', !isLive(state) && knownTypes.has(exportType)],
    ['cancelable', state === 'running' && isTask && isKnown],
    ['watched', isLive(state)],
    ['files', isKnown],
    // An RDS task has no ARN; its identifier is what people look for it by.
    ['arn', isKnown && !isTask],
    ['named', isKnown && isTask],
    ['console', isKnown && kind !== 'simpledb-domain'],
  ];
}

/** A form can ask for these again; a type that is new to us would come back as something else. */
const knownTypes: ReadonlySet<string> = new Set(['full', 'incremental', 'partial']);

function ofBackup({ state, arn }: ExportEntry): readonly Flag[] {
  const isKnown = arn !== undefined;
  return [
    ['backup', true],
    [state, true],
    ['backupable', !isLive(state)],
    ['watched', isLive(state)],
    ['deletable', state === 'completed'],
    ['arn', isKnown],
    ['console', isKnown],
  ];
}
