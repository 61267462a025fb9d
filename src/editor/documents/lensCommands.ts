/**
 * About the block that they stand above. The editor shows commands whose names begin with an
 * underscore in no list; anybody can run them, who gets no more than the text that they bring along.
 */
export const lensCommands = {
  copyPaste: '_awsExports.copyPaste',
  openPaste: '_awsExports.openPaste',
} as const;
