import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloads } from '../lib/paths.ts';
import { say } from '../lib/report.ts';
import { run, runOrThrow } from '../lib/run.ts';

/** The npm package that carries VS Code 1.139 as a server for the browser. */
const version = '4.139.1';

/** Where an installed editor's server program is, below the folder that it was installed into. */
const vscodeIn = (folder: string): string =>
  join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

async function installedVersion(folder: string): Promise<string | undefined> {
  const manifest = join(folder, 'node_modules', 'code-server', 'package.json');
  if (!existsSync(manifest)) return undefined;
  const { version: found } = JSON.parse(await readFile(manifest, 'utf8')) as { version?: string };
  return found;
}

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

async function installServer(folder: string): Promise<void> {
  if ((await installedVersion(folder)) === version) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await runOrThrow('npm', ['install', `code-server@${version}`, ...quiet], { cwd: folder });
}

/** npm writes this file last, so it stands for a finished installation. */
async function installLibraries(vscode: string): Promise<void> {
  if (existsSync(join(vscode, 'node_modules', '.package-lock.json'))) return;
  await runOrThrow('npm', ['install', '--omit=dev', ...quiet], { cwd: vscode });
}

/** The server's log writer is native code. Without a compiler it only loses its log files. */
async function buildLogWriter(vscode: string): Promise<void> {
  const built = join(
    vscode,
    'node_modules',
    '@vscode',
    'spdlog',
    'build',
    'Release',
    'spdlog.node',
  );
  if (existsSync(built)) return;
  const { code } = await run('npm', ['rebuild', '@vscode/spdlog'], { cwd: vscode });
  if (code !== 0)
    say('  The editor will write no log files of its own: no C++ compiler was found.');
}

/**
 * Makes sure that the npm-installed VS Code is there and returns the folder of its server. Each
 * step that was already done is skipped, so an interrupted installation is taken up again.
 */
export async function ensureEditor(folder = join(downloads, 'code-server')): Promise<string> {
  const vscode = vscodeIn(folder);
  const stamp = join(folder, '.complete');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === version) return vscode;
  say('Preparing the editor: VS Code 1.139 from npm (about 600 MB; minutes the first time)…');
  await installServer(folder);
  say('  Installing the libraries of its server…');
  await installLibraries(vscode);
  await buildLogWriter(vscode);
  await writeFile(stamp, version);
  say('  The editor is ready.');
  return vscode;
}
