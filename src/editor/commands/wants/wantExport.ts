import type { AwsWorld, Clock } from '../../core/ports.ts';
import type { Choice } from '../ask.ts';
import { wantConnection, type ChooseDeps } from '../connection/choose.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import { describeEntry, exportFlags } from '../explorer/exportRow.ts';
import type { ExportsModel } from '../explorer/exportsModel.ts';
import { nodeOf } from '../explorer/nodes.ts';
import type { TableTarget } from './tableActions.ts';

export interface TargetDeps extends ChooseDeps {
  readonly world: AwsWorld;
  readonly exports: Pick<ExportsModel, 'entries'>;
  readonly clock: Clock;
}

/** The table that a command was called on, or a word about it, or the one that the person names. */
export async function wantTable(arg: unknown, deps: TargetDeps): Promise<TableTarget | undefined> {
  const node = nodeOf('table', arg) ?? nodeOf('table', nodeOf('message', arg)?.parent);
  if (node !== undefined) {
    const { connection, name, details } = node;
    return { connection, name, ...(details.table && { table: details.table }) };
  }
  const connection = await wantConnection(deps);
  if (connection === undefined) return undefined;
  const listed = deps.world.connect(connection).then((access) => access.tables.listTables());
  const name = await deps.ask.pick({
    title: `Choose a table in ${connection.region}`,
    placeholder: 'Type to find a table, or its whole name',
    groups: listed.then(({ items }) => [{ heading: 'tables', choices: items.map(tableChoice) }]),
    typed: typedTable,
  });
  return name === undefined ? undefined : { connection, name };
}

/** The export that a command was called on, or the one that the person chooses. */
export async function wantExport(
  arg: unknown,
  flag: string,
  deps: TargetDeps,
): Promise<ExportEntry | undefined> {
  const node = nodeOf('export', arg);
  if (node !== undefined) return node.entry;
  if ((await wantConnection(deps)) === undefined) return undefined;
  const fitting = deps.exports
    .entries()
    .then((entries) => entries.filter((entry) => exportFlags(entry).split(' ').includes(flag)));
  return deps.ask.pick({
    title: 'Choose an export',
    placeholder: 'Recent exports, newest first',
    groups: fitting.then((entries) => [
      {
        heading: 'exports',
        choices: entries.map((entry) => exportChoice(entry, deps.clock.now())),
      },
    ]),
  });
}

/** A table name as typed, by DynamoDB's naming rules: people may not be allowed to list tables. */
function typedTable(text: string): Choice<string> | undefined {
  const name = text.trim();
  if (!/^[A-Za-z0-9_.-]{3,255}$/.test(name)) return undefined;
  return { label: `Use “${name}”`, description: 'as typed', value: name };
}

function tableChoice(name: string): Choice<string> {
  return { label: name, value: name };
}

function exportChoice(entry: ExportEntry, now: number): Choice<ExportEntry> {
  return {
    label: entry.source.name,
    description: `${entry.exportType} · ${describeEntry(entry, now)}`,
    value: entry,
  };
}
