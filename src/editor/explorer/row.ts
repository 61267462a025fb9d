import type { CommandId } from '../contributions.ts';

/** How a node looks, free of the editor's classes. */
export interface Row {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: RowIcon;
  /** Flags, separated by spaces, that the `when` clauses of menus look for. */
  readonly contextValue: string;
  readonly expands: 'never' | 'collapsed' | 'expanded';
  /** Said instead of label and description, so that nothing hangs on an icon or a colour. */
  readonly accessibilityLabel: string;
  /** Set at once where it costs nothing; otherwise it is read when somebody hovers. */
  readonly tooltip?: string;
  /** Set back where nothing can be done with the thing; its description says why. */
  readonly isGreyed?: true;
  /** Runs on a click, with the node as its argument; only for rows that are not things. */
  readonly command?: { readonly id: CommandId; readonly title: string };
}

/** A codicon and a colour of the theme. */
export interface RowIcon {
  readonly id: string;
  readonly color?: string;
}
