/** True for the module that Node was started with, false for one that was imported. */
export const isMain = (meta: ImportMeta): boolean => meta.filename === process.argv[1];
