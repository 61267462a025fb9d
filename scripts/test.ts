import { tempFolder } from './lib/temp.ts';
import { say } from './lib/report.ts';
import { add, lastLine } from './test/count.ts';
import { floorNames, onceEach, runFloor } from './test/floors.ts';

/** `npm test` runs all floors, `npm test -- unit webview` those that are named. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !floorNames.includes(name));
if (unknown.length > 0) {
  say(`There is no floor "${unknown.join('", "')}". The floors are: ${floorNames.join(', ')}.`);
  process.exit(1);
}

const folder = await tempFolder('test');
const prepare = onceEach();
let total = { passed: 0, failed: 0 };
for (const name of floorNames.filter((floor) => wanted.length === 0 || wanted.includes(floor))) {
  total = add(total, await runFloor(name, prepare, folder.path));
}
await folder.remove();
process.exitCode = total.failed === 0 ? 0 : 1;
say(`\n${lastLine(total)}`);
