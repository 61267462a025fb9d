/**
 * `listTables.ts <profile>`: lists tables of a profile as the extension does, in a Node of its own.
 * Prints how many there are, or why not.
 */
import { createAws } from '../../../src/aws/main.ts';
import { isExportError } from '../../../src/core/errors.ts';

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const [profile = ''] = process.argv.slice(2);

const world = createAws({ log, onCall: silent, env: process.env });
try {
  const access = await world.connect({ profile, region: 'eu-west-1' });
  const { items } = await access.tables.listTables();
  console.log(items.length);
} catch (error) {
  console.log(isExportError(error) ? error.reason : String(error));
}
world.dispose();
