/**
 * Runs one command of this project: `node scripts/bootstrap.mjs <command> [arguments]`.
 * Needs only Node 20 and npm: it installs the packages when they are missing or out of date, then
 * hands over to `scripts/<command>.ts` on the Node that came with them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.stamp');
const windows = process.platform === 'win32';
const ownNode = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return;
  stop(`Node ${oldestNode} or newer is needed; this is Node ${process.versions.node}.`);
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

function installPackages() {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(ownNode)) return;
  console.log('Installing the packages of package-lock.json (about a minute, once)…');
  const started = Date.now();
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (status !== 0) stop('npm ci did not succeed; its message above says why.');
  if (!existsSync(ownNode)) {
    stop('npm installed no Node 24. Are install scripts switched off (npm config ignore-scripts)?');
  }
  writeFileSync(stamp, wanted);
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The environment with the project's own tools first on the path. */
function withTools() {
  const name = Object.keys(process.env).find((key) => key.toLowerCase() === 'path') ?? 'PATH';
  const tools = join(modules, '.bin');
  return { ...process.env, [name]: `${tools}${delimiter}${process.env[name] ?? ''}` };
}

function runCommand(command, args) {
  const script = join(root, 'scripts', `${command}.ts`);
  if (!/^[a-z]+$/i.test(command) || !existsSync(script)) {
    stop('Usage: node scripts/bootstrap.mjs demo | test | check | soak | bench | build | package');
  }
  const child = spawn(ownNode, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: withTools(),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`The project's own Node did not start: ${error.message}.`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const [command = '', ...args] = process.argv.slice(2);
checkNode();
installPackages();
runCommand(command, args);
