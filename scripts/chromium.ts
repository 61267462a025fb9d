import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { at } from './lib/paths.ts';
import { say } from './lib/report.ts';
import { run } from './lib/run.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where installers put a browser of the Chromium family without touching the path. */
function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform !== 'win32') return [];
  const bases = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map(
    (key) => process.env[key],
  );
  const programs = [
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ];
  return bases
    .filter((base) => base !== undefined)
    .flatMap((base) => programs.map((program) => join(base, program)));
}

function onPath(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.concat('microsoft-edge').flatMap((name) => folders.map((dir) => join(dir, name)));
}

/** A browser of the Chromium family on this machine, or undefined. `CHROMIUM_PATH` comes first. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  return [...onPath(), ...usualPlaces(), chromium.executablePath()].find((path) =>
    existsSync(path),
  );
}

/** Ubuntu's chromium package only points to a snap, so Debian proper it has to be. */
const isDebianRoot = (): boolean =>
  existsSync('/etc/os-release') &&
  /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8')) &&
  process.getuid?.() === 0;

async function installFromDebian(): Promise<boolean> {
  if (!isDebianRoot()) return false;
  say('Installing Chromium with apt-get (once)…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const { code } = await run('apt-get', ['install', '-y', '-qq', 'chromium'], { env });
  return code === 0;
}

async function installFromPlaywright(): Promise<void> {
  say('Downloading Chromium with Playwright (about 180 MB, once)…');
  const program = at('node_modules', 'playwright-core', 'cli.js');
  await run(process.execPath, [program, 'install', '--no-shell', 'chromium'], { shown: true });
}

/** A Chromium that is there, installed first if need be; throws when none is to be had. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (!(await installFromDebian())) await installFromPlaywright();
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'No Chromium is to be had. Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH.',
  );
}
