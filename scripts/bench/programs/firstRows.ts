/**
 * `firstRows.ts <profile> <region>`: loads the AWS bundle and asks the tree for the tables of a
 * connection, as a person does who opens the sidebar. Prints milliseconds and how many rows came.
 */
import { createRequire } from 'node:module';
import type { createAws } from '../../../src/aws/main.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { SourcesModel } from '../../../src/editor/explorer/sourcesModel.ts';
import { at } from '../../lib/paths.ts';

const [profile = '', region = ''] = process.argv.slice(2);
const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const nothing = { dispose: ignore };
const clock: Clock = { now: () => Date.now(), after: () => nothing };
const require = createRequire(import.meta.url);

const started = performance.now();
const aws = require(at('dist', 'aws.cjs')) as { readonly createAws: typeof createAws };
const loaded = performance.now();
const model = new SourcesModel({
  world: aws.createAws({ log: silent, onCall: ignore, env: process.env }),
  connections: { settle: () => Promise.resolve({ profile, region }), onDidChange: () => nothing },
  ledger: { jobs: () => [], onDidChange: () => nothing, adopt: () => Promise.reject(new Error()) },
  clock,
});
const [connection] = await model.children();
const [service] = await model.children(connection);
const rows = await model.children(service);
const shown = performance.now();

const tables = rows.filter(({ kind }) => kind === 'table').length;
const error = rows.find((row) => row.kind === 'error')?.explained.message;
console.log(JSON.stringify({ load: loaded - started, rows: shown - loaded, tables, error }));
process.exit();
