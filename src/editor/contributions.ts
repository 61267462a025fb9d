/**
 * Everything that `package.json` contributes, as typed constants. A test holds the two against
 * each other in both directions.
 */
export const commands = {
  addConnection: 'awsExports.addConnection',
  cancelExport: 'awsExports.cancelExport',
  changeExportFilter: 'awsExports.changeExportFilter',
  chooseProfile: 'awsExports.chooseProfile',
  chooseRegion: 'awsExports.chooseRegion',
  clearExportFilter: 'awsExports.clearExportFilter',
  copyArn: 'awsExports.copyArn',
  copyName: 'awsExports.copyName',
  copyS3Uri: 'awsExports.copyS3Uri',
  createBackup: 'awsExports.createBackup',
  deleteBackup: 'awsExports.deleteBackup',
  explainFailure: 'awsExports.explainFailure',
  exportAgain: 'awsExports.exportAgain',
  exportDatabase: 'awsExports.exportDatabase',
  exportDomain: 'awsExports.exportDomain',
  exportTable: 'awsExports.exportTable',
  filterExports: 'awsExports.filterExports',
  fixAndExportAgain: 'awsExports.fixAndExportAgain',
  loadMore: 'awsExports.loadMore',
  openConfigFiles: 'awsExports.openConfigFiles',
  openInConsole: 'awsExports.openInConsole',
  openManifest: 'awsExports.openManifest',
  pinConnection: 'awsExports.pinConnection',
  refresh: 'awsExports.refresh',
  showBackupDetails: 'awsExports.showBackupDetails',
  showExportDetails: 'awsExports.showExportDetails',
  showLog: 'awsExports.showLog',
  showRequiredPermissions: 'awsExports.showRequiredPermissions',
  signIn: 'awsExports.signIn',
  stopWatching: 'awsExports.stopWatching',
  turnOnRecovery: 'awsExports.turnOnRecovery',
  unpinConnection: 'awsExports.unpinConnection',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

export const viewContainer = 'awsExports';

export const views = {
  sources: 'awsExports.sources',
  exports: 'awsExports.exports',
} as const;

/** Setting keys with their defaults. */
export const settings = {
  /** Seconds between two looks at running exports while somebody is looking. */
  'awsExports.watch.intervalSeconds': 15,
  /** Which ends are told of by a notification: `all`, `failures` or `none`. */
  'awsExports.notifications': 'all',
  /** The profile and the Region to begin with; only the person can set them, no workspace. */
  'awsExports.profile': '',
  'awsExports.region': '',
  /** Where AWS's public price list is read from; empty for not at all. */
  'awsExports.priceList': 'https://pricing.us-east-1.amazonaws.com',
} as const;

export const contextKeys = {
  /** `unknown` until the profiles were read, then `noProfiles`, `noConnection` or `connected`. */
  state: 'awsExports.state',
  /** Whether the Exports view leaves some out because the person wants that. */
  filtered: 'awsExports.filtered',
} as const;

export const formViewType = 'awsExports.form';

/** Read-only documents: export details, requests and manifests. */
export const documentScheme = 'aws-exports';
