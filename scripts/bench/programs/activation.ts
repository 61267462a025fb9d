/**
 * `activation.ts <bundle> <folder>`: loads a bundled extension with a VS Code that does nothing,
 * activates it, and prints how long each took in milliseconds.
 */
// An extension host has long loaded these; they are not the extension's to pay for.
import 'node:crypto';
import 'node:fs/promises';
import { createRequire } from 'node:module';
import 'node:worker_threads';
import { extensionContext, installVscodeStub } from './vscodeStub.ts';

interface Extension {
  activate(context: object): unknown;
}

const [bundle = '', folder = ''] = process.argv.slice(2);
installVscodeStub();
const require = createRequire(import.meta.url);

const started = performance.now();
const extension = require(bundle) as Extension;
const loaded = performance.now();
await extension.activate(extensionContext(folder));
const activated = performance.now();

console.log(JSON.stringify({ load: loaded - started, activate: activated - loaded }));
process.exit();
