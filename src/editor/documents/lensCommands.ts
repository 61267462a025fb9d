/** Not in the palette: they are about the block that they stand above. */
export const lensCommands = {
  copyPaste: 'awsExports.copyPaste',
  openPaste: 'awsExports.openPaste',
} as const;
