import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bareEnvironment } from './editor/environment.ts';
import { ensureEditor } from './editor/install.ts';
import { readOutsideCalls, type OutsideCall } from './editor/outsideCalls.ts';
import { quietSettings, type Theme } from './editor/settings.ts';
import { startGroup, type ChildGroup } from './lib/childGroup.ts';
import { at } from './lib/paths.ts';
import { runOrThrow } from './lib/run.ts';
import { tempFolder } from './lib/temp.ts';

export interface EditorOptions {
  /** Packages to install, absolute paths. */
  readonly extensions?: readonly string[];
  /** Variables for the editor and its extensions, next to those that any program needs. */
  readonly env?: Readonly<Record<string, string>>;
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** What only the settings of the machine itself can say. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Folders are opened in Restricted Mode until they are trusted; all are trusted unless told. */
  readonly asksForTrust?: boolean;
  /** The folder to open; a new and empty one when absent. */
  readonly folder?: string;
  /** Lets the page's address name an extension under development and tests to run in it. */
  readonly forTests?: boolean;
}

/** A running VS Code that anybody on this machine can open in a browser. */
export interface Editor {
  /** Opens the folder. */
  readonly url: string;
  /** The home folder that the editor and its extensions believe in. */
  readonly home: string;
  /** What the server and the extensions tried to reach outside this machine; all was refused. */
  outsideCalls(): Promise<readonly OutsideCall[]>;
  /** The server's output, for people who look for the cause of a failure. */
  log(): string;
  close(): Promise<void>;
}

interface Folders {
  readonly home: string;
  readonly user: string;
  readonly server: string;
  readonly extensions: string;
  readonly folder: string;
}

async function makeFolders(base: string, options: EditorOptions): Promise<Folders> {
  const folders = {
    home: join(base, 'home'),
    user: join(base, 'user'),
    server: join(base, 'server'),
    extensions: join(base, 'extensions'),
    folder: options.folder ?? join(base, 'workspace'),
  };
  const inner = ['User', 'Machine'].map((name) => join(folders.user, name));
  for (const folder of [...Object.values(folders), ...inner]) {
    await mkdir(folder, { recursive: true });
  }
  return folders;
}

/** AWS's price list is outside. */
const noPriceList = { 'awsExports.priceList': '' } as const;

async function writeSettings(folders: Folders, options: EditorOptions): Promise<void> {
  const { theme = 'dark', asksForTrust = false, machineSettings = {} } = options;
  const settings = {
    ...quietSettings(theme),
    'security.workspace.trust.enabled': asksForTrust,
    'security.workspace.trust.startupPrompt': 'never',
    ...options.settings,
  };
  const write = (place: string, values: object): Promise<void> =>
    writeFile(join(folders.user, place, 'settings.json'), JSON.stringify(values, null, 2));
  await write('User', settings);
  await write('Machine', { ...noPriceList, ...machineSettings });
}

/** The program and what goes before its own arguments; forked processes get the guard as well. */
const serverProgram = (vscode: string): readonly string[] => [
  `--require=${at('scripts', 'editor', 'guard.ts')}`,
  join(vscode, 'out', 'server-main.js'),
];

const folderArguments = (folders: Folders): readonly string[] => [
  `--server-data-dir=${folders.server}`,
  `--user-data-dir=${folders.user}`,
  `--extensions-dir=${folders.extensions}`,
];

const serverArguments = (options: EditorOptions): readonly string[] => [
  '--host=127.0.0.1',
  '--port=0',
  '--without-connection-token',
  '--accept-server-license-terms',
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-getting-started-override',
  ...(options.asksForTrust === true ? [] : ['--disable-workspace-trust']),
  ...(options.forTests === true ? ['--enable-smoke-test-driver'] : []),
];

function environmentOf(base: string, folders: Folders, options: EditorOptions): NodeJS.ProcessEnv {
  return bareEnvironment(folders.home, {
    OUTSIDE_CALLS_FILE: join(base, 'outside-calls.jsonl'),
    EXTENSIONS_GALLERY: '{}',
    // Without this the server asks a login shell for more variables.
    VSCODE_CLI: '1',
    ...options.env,
  });
}

/** The port that the server chose, once it listens. */
function listening(server: ChildGroup): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new Error(`The editor did not start: ${why}.\n${server.output()}`));
    const impatience = setTimeout(() => fail('it said nothing for a minute'), 60_000);
    const look = (): void => {
      const port = /Web UI available at \S+:(\d+)/.exec(server.output())?.[1];
      if (port === undefined) return;
      clearTimeout(impatience);
      resolve(port);
    };
    server.child.stdout?.on('data', look);
    server.child.once('close', () => fail('it ended at once'));
  });
}

/** Starts VS Code with temporary folders for everything; `close` stops it and removes them. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const vscode = await ensureEditor();
  const base = await tempFolder('editor');
  const folders = await makeFolders(base.path, options);
  const env = environmentOf(base.path, folders, options);
  const command = [...serverProgram(vscode), ...folderArguments(folders)];
  await writeSettings(folders, options);
  for (const extension of options.extensions ?? []) {
    await runOrThrow(process.execPath, [...command, `--install-extension=${extension}`], { env });
  }
  const server = startGroup(process.execPath, [...command, ...serverArguments(options)], { env });
  const close = async (): Promise<void> => {
    await server.end();
    await base.remove();
  };
  try {
    const port = await listening(server);
    return {
      url: `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folders.folder)}`,
      home: folders.home,
      outsideCalls: () => readOutsideCalls(join(base.path, 'outside-calls.jsonl')),
      log: () => server.output(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
