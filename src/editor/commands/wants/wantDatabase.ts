import type { DatabaseSource } from '../../../core/databases.ts';
import { parseDatabaseArn } from '../../../core/grammar/databaseArn.ts';
import { describeDatabaseSource, whyNotExportable } from '../../../core/insight/databaseSource.ts';
import type { DatabaseCatalog } from '../../../core/ports.ts';
import type { Choice, ChoiceGroup } from '../../ask.ts';
import { wantConnection } from '../../connection/choose.ts';
import { databaseFolders, databaseTypes } from '../../explorer/branches/databaseFolders.ts';
import { connectionOf, thingOf, type Subject } from '../../explorer/nodes.ts';
import type { WantDeps } from './wantDeps.ts';

/** The snapshot or cluster that a command was called on, or the one that the person names. */
export async function wantDatabase(
  arg: unknown,
  deps: WantDeps,
): Promise<Subject<'database'> | undefined> {
  const node = thingOf('database', arg);
  if (node !== undefined) return node;
  const connection = connectionOf(arg) ?? (await wantConnection(deps));
  if (connection === undefined) return undefined;
  const { databases } = await deps.world.connect(connection);
  const chosen = await deps.ask.pick({
    title: `Choose a snapshot or cluster in ${connection.region}`,
    placeholder: 'Type to find one of those that can be exported, or a whole ARN',
    groups: groupsOf(databases, deps.clock.now()),
    typed: typedArn,
  });
  if (chosen === undefined) return undefined;
  const known = typeof chosen === 'string' ? await databases.describe(chosen) : chosen;
  return { kind: 'database', connection, name: known.name, known };
}

type Chosen = DatabaseSource | string;

/** The first page of each type; somebody may be allowed to list only some of them. */
async function groupsOf(
  databases: DatabaseCatalog,
  now: number,
): Promise<readonly ChoiceGroup<Chosen>[]> {
  const pages = await Promise.allSettled(databaseTypes.map((type) => databases.list(type)));
  const [first] = pages;
  if (first?.status === 'rejected' && pages.every(({ status }) => status === 'rejected')) {
    throw first.reason;
  }
  return databaseTypes.map((type, index) => {
    const page = pages[index];
    const items = page?.status === 'fulfilled' ? page.value.items : [];
    const fitting = items.filter((item) => whyNotExportable(item) === undefined);
    return {
      heading: databaseFolders[type].label,
      choices: fitting.map((item) => ({
        label: item.name,
        description: describeDatabaseSource(item, now),
        value: item,
      })),
    };
  });
}

function typedArn(text: string): Choice<Chosen> | undefined {
  const arn = text.trim();
  const id = parseDatabaseArn(arn)?.id;
  if (id === undefined) return undefined;
  return { label: `Use “${id}”`, description: 'as typed', value: arn };
}
