import { commands, type CommandId } from '../contributions.ts';

/** What a person is told whose menu was open on a row that the editor forgot meanwhile. */
export const lostRow = 'The list was being read again. Choose the command once more.';

/**
 * Commands that also stand above a view, where the editor passes its focused row: nothing where
 * none has the focus.
 */
export const aboveViews: ReadonlySet<CommandId> = new Set([
  commands.addConnection,
  commands.changeExportFilter,
  commands.chooseProfile,
  commands.chooseRegion,
  commands.clearExportFilter,
  commands.filterExports,
  commands.openConfigFiles,
  commands.refresh,
  commands.showLog,
  commands.signIn,
]);

/**
 * Whether a command was chosen on a row that the editor no longer knows. Menus of rows pass the row
 * and what else is selected; while a tree is read anew, the row is undefined. From the palette and
 * from keys there are no arguments, and everything else passes one.
 */
export function hasLostRow(id: CommandId, args: readonly unknown[]): boolean {
  const [row] = args;
  return args.length > 1 && (row === undefined || row === null) && !aboveViews.has(id);
}
