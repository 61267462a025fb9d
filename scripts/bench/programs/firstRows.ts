/**
 * `firstRows.ts <profile> <region>`: loads the AWS bundle and asks the tree for the tables of a
 * connection, as a person does who opens the sidebar. Prints milliseconds and how many rows came.
 */
import { nodeOf } from '../../../src/editor/explorer/nodes.ts';
import { openModels } from '../models.ts';
import { openBundle } from './openBundle.ts';

const [profile = '', region = ''] = process.argv.slice(2);

const started = performance.now();
const world = openBundle();
const loaded = performance.now();
const { sources } = openModels(world, { profile, region });
const [connection] = await sources.children();
const [service] = await sources.children(connection);
const rows = await sources.children(service);
const shown = performance.now();

const tables = rows.filter(({ kind }) => kind === 'table').length;
const error = rows.map((row) => nodeOf('error', row)).find((row) => row)?.explained.message;
console.log(JSON.stringify({ load: loaded - started, rows: shown - loaded, tables, error }));
process.exit();
