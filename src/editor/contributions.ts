/**
 * Everything that `package.json` contributes, as typed constants. A test holds the two against
 * each other in both directions.
 */
export const commands = {
  chooseProfile: 'awsExports.chooseProfile',
  chooseRegion: 'awsExports.chooseRegion',
  copyArn: 'awsExports.copyArn',
  copyName: 'awsExports.copyName',
  copyS3Uri: 'awsExports.copyS3Uri',
  exportAgain: 'awsExports.exportAgain',
  exportTable: 'awsExports.exportTable',
  loadMore: 'awsExports.loadMore',
  openInConsole: 'awsExports.openInConsole',
  openManifest: 'awsExports.openManifest',
  refresh: 'awsExports.refresh',
  showExportDetails: 'awsExports.showExportDetails',
  showLog: 'awsExports.showLog',
  turnOnRecovery: 'awsExports.turnOnRecovery',
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
} as const;

export const contextKeys = {
  /** `unknown` until the profiles were read, then `noProfiles`, `noConnection` or `connected`. */
  state: 'awsExports.state',
} as const;

export const formViewType = 'awsExports.form';

/** Read-only documents: export details, requests and manifests. */
export const documentScheme = 'aws-exports';
