import { commands, type CommandId } from '../contributions.ts';

/** What each command does, to complete “could not …”. */
export const doing: Readonly<Record<CommandId, string>> = {
  [commands.cancelExport]: 'cancel the export',
  [commands.changeExportFilter]: 'filter the exports',
  [commands.chooseProfile]: 'read the AWS profiles',
  [commands.chooseRegion]: 'choose a Region',
  [commands.clearExportFilter]: 'clear the filter',
  [commands.copyArn]: 'copy the ARN',
  [commands.copyName]: 'copy the name',
  [commands.copyS3Uri]: 'copy the S3 URI',
  [commands.createBackup]: 'open the backup form',
  [commands.deleteBackup]: 'delete the backup',
  [commands.exportAgain]: 'open the form again',
  [commands.exportDatabase]: 'open the export form',
  [commands.exportDomain]: 'open the export form',
  [commands.exportTable]: 'open the export form',
  [commands.filterExports]: 'filter the exports',
  [commands.loadMore]: 'load more',
  [commands.openInConsole]: 'open the AWS Console',
  [commands.openManifest]: 'open the manifest',
  [commands.refresh]: 'refresh',
  [commands.showBackupDetails]: 'show the backup',
  [commands.showExportDetails]: 'show the export',
  [commands.showLog]: 'show the log',
  [commands.stopWatching]: 'stop watching the export',
  [commands.turnOnRecovery]: 'turn on point-in-time recovery',
};
