/** `series.ts <profile> <region>`: lists the tables of a connection and describes each in its turn. */
import { openBundle } from './openBundle.ts';

const [profile = '', region = ''] = process.argv.slice(2);
const { tables } = await openBundle().connect({ profile, region });
const { items } = await tables.listTables();
for (const name of items) await tables.describeTable(name);

console.log(JSON.stringify({ tables: items.length }));
process.exit();
