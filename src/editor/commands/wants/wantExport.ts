import { connectionName } from '../../../core/connection.ts';
import type { Choice } from '../../ask.ts';
import { wantConnection } from '../../connection/choose.ts';
import type { ExportEntry } from '../../explorer/entries.ts';
import { exportFlags } from '../../explorer/exportFlags.ts';
import { describeEntry, typeWords } from '../../explorer/exportRow.ts';
import { nodeOf } from '../../explorer/nodes.ts';
import type { WantDeps } from './wantDeps.ts';

/** The export that a command was called on, or the one that the person chooses. */
export async function wantExport(
  arg: unknown,
  flag: string,
  deps: WantDeps,
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
        choices: entries.map((entry) => exportChoice(entry, deps)),
      },
    ]),
  });
}

function exportChoice(entry: ExportEntry, { clock, connections }: WantDeps): Choice<ExportEntry> {
  const what = `${typeWords(entry)} · ${describeEntry(entry, clock.now())}`;
  const isAmongOthers = connections.all.length > 1;
  const description = isAmongOthers ? `${what} · ${connectionName(entry.connection)}` : what;
  return { label: entry.source.name, description, value: entry };
}
