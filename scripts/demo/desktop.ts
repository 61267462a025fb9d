import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { quietSettings } from '../editor/settings.ts';
import { run, runOrThrow } from '../lib/run.ts';
import { pricesOf, watchOften, type World } from './stage.ts';

const windows = process.platform === 'win32';

const onPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const hasScreen = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/**
 * True where `code` would open a window of its own on this very machine: not in WSL, not in the
 * terminal of a remote window, and not for root, as which VS Code does not run.
 */
export function hasDesktopEditor(): boolean {
  const elsewhere = process.env['WSL_DISTRO_NAME'] ?? process.env['VSCODE_IPC_HOOK_CLI'];
  if (elsewhere !== undefined || process.getuid?.() === 0) return false;
  return hasScreen() && onPath(windows ? 'code.cmd' : 'code');
}

/** The person's environment, which a desktop program needs, without a word about their account. */
function environment(world: World): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS_|NODE_OPTIONS$)/i.test(name));
  return { ...Object.fromEntries(kept), ...world.env };
}

/** The program behind the window writes its process id into its own data folder. */
async function closeWindow(userFolder: string): Promise<void> {
  const lock = join(userFolder, 'code.lock');
  if (!existsSync(lock)) return;
  const id = Number(await readFile(lock, 'utf8'));
  try {
    if (id > 0) process.kill(id, 'SIGTERM');
  } catch {
    // The window was closed by hand.
  }
}

export interface DesktopEditor {
  /** Resolves when the person has closed the window. */
  readonly closed: Promise<unknown>;
  close(): Promise<void>;
}

/** Opens desktop VS Code with settings, extensions and data of its own in the world's folder. */
export async function openDesktopEditor(world: World, vsix: string): Promise<DesktopEditor> {
  const userFolder = join(world.folder, 'user');
  const workspace = join(world.folder, 'workspace');
  await mkdir(join(userFolder, 'User'), { recursive: true });
  await mkdir(workspace, { recursive: true });
  const settings = { ...quietSettings('dark'), ...watchOften, ...pricesOf(world) };
  await writeFile(join(userFolder, 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  const own = [
    `--user-data-dir=${userFolder}`,
    `--extensions-dir=${join(world.folder, 'extensions')}`,
  ];
  const env = environment(world);
  await runOrThrow('code', [...own, `--install-extension=${vsix}`], { env });
  const flags = ['--new-window', '--wait', '--disable-workspace-trust', '--password-store=basic'];
  const closed = run('code', [...own, ...flags, workspace], { env });
  return { closed, close: () => closeWindow(userFolder) };
}
