import type { Choice } from '../../ask.ts';
import { wantConnection } from '../../connection/choose.ts';
import { connectionOf, thingOf, type Subject } from '../../explorer/nodes.ts';
import type { WantDeps } from './wantDeps.ts';

/** The table that a command was called on, or a word about it, or the one that the person names. */
export async function wantTable(
  arg: unknown,
  deps: WantDeps,
): Promise<Subject<'table'> | undefined> {
  const table = thingOf('table', arg);
  if (table !== undefined) return table;
  const connection = connectionOf(arg) ?? (await wantConnection(deps));
  if (connection === undefined) return undefined;
  const listed = deps.world.connect(connection).then(({ tables }) => tables.listTables());
  const name = await deps.ask.pick({
    title: `Choose a table in ${connection.region}`,
    placeholder: 'Type to find a table, or its whole name',
    groups: listed.then(({ items }) => [{ heading: 'tables', choices: items.map(asChoice) }]),
    typed: typedTable,
  });
  return name === undefined ? undefined : { kind: 'table', connection, name, known: {} };
}

/** A table name as typed, by DynamoDB's naming rules: people may not be allowed to list tables. */
function typedTable(text: string): Choice<string> | undefined {
  const name = text.trim();
  if (!/^[A-Za-z0-9_.-]{3,255}$/.test(name)) return undefined;
  return { label: `Use “${name}”`, description: 'as typed', value: name };
}

const asChoice = (name: string): Choice<string> => ({ label: name, value: name });
