import { setTimeout as sleep } from 'node:timers/promises';
import type { Node } from '../../../src/editor/explorer/nodes.ts';
import type { World } from '../../demo/stage.ts';
import type { Measure, Measures } from '../measure.ts';
import { everyRow, folderAt, type Models } from '../models.ts';

interface Details {
  readonly what: string;
  readonly folder: string;
  /** True of other rows, too: there is nothing to wait for. */
  readonly isComplete: (node: Node) => boolean;
  /** AWS tells of one table or domain at a time. */
  readonly callsEach: number;
}

const ofTables: Details = {
  what: 'State, size and recovery',
  folder: 'dynamodb',
  isComplete: (node) => node.kind !== 'table' || Boolean(node.known.table && node.known.recovery),
  callsEach: 2,
};

const ofDomains: Details = {
  what: 'Items and size',
  folder: 'simpledb',
  isComplete: (node) => node.kind !== 'domain' || node.known.itemCount !== undefined,
  callsEach: 1,
};

/** Reads the rows of one folder as somebody sees them who looks until all are filled in. */
async function measureFolder(
  { what, folder, isComplete, callsEach }: Details,
  { sources }: Models,
  { standIn }: World,
): Promise<Measure> {
  const rows = await everyRow(sources, await folderAt(sources, [folder]));
  const things = rows.filter(({ kind }) => kind === 'table' || kind === 'domain').length;
  const before = standIn.calls.length;
  sources.setVisible(true);
  const impatience = performance.now() + 60_000;
  while (!rows.every(isComplete)) {
    if (performance.now() > impatience) throw new Error(`Nobody fills in: ${what}.`);
    await sleep(20);
  }
  sources.setVisible(false);
  const least = things * callsEach;
  return {
    what: `${what} of ${things} ${folder === 'dynamodb' ? 'tables' : 'domains'}`,
    unit: 'calls',
    value: standIn.calls.length - before,
    beside: { what: 'at the least', value: least },
    target: least,
  };
}

/** Counts the calls for what the rows say beside their names. */
export async function measureDetails(models: Models, world: World): Promise<Measures> {
  return [
    await measureFolder(ofTables, models, world),
    await measureFolder(ofDomains, models, world),
  ];
}
