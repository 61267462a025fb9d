import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disposable } from '../../core/ports.ts';
import { homeOf, stampOfFiles, type ConfigFiles } from './configFiles.ts';

/** Where logins are kept: files, and folders whose files count. */
export interface WatchedPlaces {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** The shared files and the caches of `aws sso login` and `aws login`, where the SDK looks too. */
export function watchedPlaces(
  { config, credentials }: ConfigFiles,
  env: NodeJS.ProcessEnv,
  homeDir?: string,
): WatchedPlaces {
  const home = homeOf(env, homeDir);
  return {
    files: [config, credentials],
    folders: [
      join(home, '.aws', 'sso', 'cache'),
      env['AWS_LOGIN_CACHE_DIRECTORY'] ?? join(home, '.aws', 'login', 'cache'),
    ],
  };
}

/** Milliseconds between two looks, and until what has just changed is looked at again. */
export interface WatchPace {
  readonly usual: number;
  readonly settling: number;
}

const usualPace: WatchPace = { usual: 2_000, settling: 200 };

/**
 * Tells when something has changed where credentials are written, once it has been left alone for
 * a moment. It looks every two seconds, since the system's own notices fail for folders that are
 * not there yet and in home directories on a network; its timers keep no process alive.
 */
export class CredentialWatch implements Disposable {
  private readonly places: WatchedPlaces;
  private readonly onChange: () => void;
  private readonly pace: WatchPace;
  private timer: NodeJS.Timeout | undefined;
  private state: 'new' | 'watching' | 'disposed' = 'new';
  private begun: Promise<void> = Promise.resolve();

  constructor(places: WatchedPlaces, onChange: () => void, pace: WatchPace = usualPace) {
    this.places = places;
    this.onChange = onChange;
    this.pace = pace;
  }

  /**
   * Begins with what is there now; a second start means nothing. Whatever changes after it has
   * resolved is told.
   */
  start(): Promise<void> {
    if (this.state === 'new') {
      this.state = 'watching';
      this.begun = this.begin();
    }
    return this.begun;
  }

  dispose(): void {
    this.state = 'disposed';
    clearTimeout(this.timer);
  }

  private async begin(): Promise<void> {
    const stamp = await stampOfPlaces(this.places);
    this.lookAgain({ told: stamp, seen: stamp });
  }

  private lookAgain(stamps: Stamps): void {
    if (this.state === 'disposed') return;
    const isSettling = stamps.seen !== stamps.told;
    const delay = isSettling ? this.pace.settling : this.pace.usual;
    this.timer = setTimeout(() => void this.look(stamps), delay).unref();
  }

  private async look({ told, seen }: Stamps): Promise<void> {
    const now = await stampOfPlaces(this.places);
    const isDone = now === seen && now !== told && this.state === 'watching';
    if (isDone) this.onChange();
    this.lookAgain({ told: isDone ? now : told, seen: now });
  }
}

/** What the places looked like when a change was last told of, and when they were last seen. */
interface Stamps {
  readonly told: string;
  readonly seen: string;
}

async function stampOfPlaces({ files, folders }: WatchedPlaces): Promise<string> {
  const inside = await Promise.all(folders.map(filesIn));
  return stampOfFiles([...files, ...inside.flat()]);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
