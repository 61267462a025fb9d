import { commands } from '../contributions.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import { on, type ActionDeps, type Handler, type HandlersOf } from './handler.ts';
import { wantExport } from './wants/wantExport.ts';

type ExportCommand =
  | 'cancelExport'
  | 'changeExportFilter'
  | 'clearExportFilter'
  | 'copyS3Uri'
  | 'exportAgain'
  | 'filterExports'
  | 'openManifest'
  | 'showExportDetails'
  | 'stopWatching';

/** Commands about exports, and about which of them are shown. */
export function exportHandlers(deps: ActionDeps): HandlersOf<ExportCommand> {
  const { exportActions: exports, filterActions: filter } = deps;
  const onExport = (flag: string, action: (entry: ExportEntry) => Promise<void>): Handler =>
    on((arg) => wantExport(arg, flag, deps), action);
  return {
    [commands.cancelExport]: onExport('cancelable', (entry) => exports.cancel(entry)),
    [commands.copyS3Uri]: onExport('files', (entry) => exports.copyS3Uri(entry)),
    [commands.exportAgain]: onExport('again', (entry) => exports.exportAgain(entry)),
    [commands.openManifest]: onExport('manifest', (entry) => exports.openManifest(entry)),
    [commands.showExportDetails]: onExport('export', (entry) => exports.showDetails(entry)),
    [commands.stopWatching]: onExport('watched', (entry) => exports.stopWatching(entry)),
    [commands.filterExports]: () => filter.change(),
    [commands.changeExportFilter]: () => filter.change(),
    [commands.clearExportFilter]: () => filter.clear(),
  };
}
