/**
 * About the block that they stand above, and for nobody else to call: the editor keeps commands to
 * itself whose names begin with an underscore.
 */
export const lensCommands = {
  copyPaste: '_awsExports.copyPaste',
  openPaste: '_awsExports.openPaste',
} as const;
