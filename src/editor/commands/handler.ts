import type { CommandId, commands } from '../contributions.ts';
import type { BackupActions } from './backupActions.ts';
import type { ExportActions } from './exportActions.ts';
import type { FilterActions } from './filterActions.ts';
import type { SourceActions } from './sourceActions.ts';
import type { TableActions } from './tableActions.ts';
import type { WantDeps } from './wants/wantDeps.ts';

/** What a command does with its argument, which is a row of a view or anything at all. */
export type Handler = (arg: unknown) => Promise<void>;
export type Handlers = Readonly<Record<CommandId, Handler>>;

/** The handlers of some commands, by their short names. */
export type HandlersOf<Name extends keyof typeof commands> = {
  readonly [N in Name as (typeof commands)[N]]: Handler;
};

/** What commands are made of. */
export interface ActionDeps extends WantDeps {
  readonly sourceActions: SourceActions;
  readonly tableActions: TableActions;
  readonly backupActions: BackupActions;
  readonly exportActions: ExportActions;
  readonly filterActions: FilterActions;
}

/** Does something with what a command turns out to be about; nothing when the person withdraws. */
export function on<T>(
  want: (arg: unknown) => Promise<T | undefined>,
  action: (target: T) => Promise<void>,
): Handler {
  return async (arg) => {
    const target = await want(arg);
    if (target !== undefined) await action(target);
  };
}
