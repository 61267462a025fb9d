/**
 * `memory.ts <profile> <full region> <empty region>`: reads all that the two views can show of a
 * connection. Prints how many rows there are and what the models keep for them, in bytes, beside
 * what plain lists of AWS's rows take.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { AwsAccess, AwsWorld } from '../../../src/core/ports.ts';
import type { Page } from '../../../src/core/page.ts';
import { everyRow, folderAt, openModels } from '../models.ts';
import { openBundle } from './openBundle.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What stays in use once all waste is gone, in bytes. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

async function readModels(world: AwsWorld, profile: string, region: string) {
  const models = openModels(world, { profile, region });
  const tables = await everyRow(models.sources, await folderAt(models.sources, ['dynamodb']));
  const exports = await everyRow(models.exports);
  return { models, rows: tables.length + exports.length };
}

async function pagesOf<T>(list: (next?: string) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | undefined;
  do {
    const page = await list(next);
    items.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  return items;
}

async function readPlainly(access: AwsAccess): Promise<readonly unknown[]> {
  return [
    await pagesOf((next) => access.tables.listTables(next)),
    await pagesOf((next) => access.exportsOf('dynamodb-table').list(undefined, next)),
  ];
}

const [profile = '', full = '', empty = ''] = process.argv.slice(2);
const world = openBundle();
const access = await world.connect({ profile, region: full });
// Whatever is loaded or compiled once is no cost of rows.
await readModels(world, profile, empty);
await access.tables.listTables();
await access.exportsOf('dynamodb-table').list();

const before = heap();
const plain = await readPlainly(access);
const withPlain = heap();
const { models, rows } = await readModels(world, profile, full);
const withModels = heap();

const kept = { plain: withPlain - before, models: withModels - withPlain };
console.log(JSON.stringify({ rows, ...kept, alive: [plain.length, Object.keys(models).length] }));
process.exit();
