import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CredentialWatch, watchedPlaces, type WatchPace } from './credentialWatch.ts';

let folder = '';
let watch: CredentialWatch;
let told = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-watch-'));
  told = 0;
  watch = watchOf({ usual: 20, settling: 10 });
});
afterEach(async () => {
  watch.dispose();
  await rm(folder, { recursive: true });
});

function watchOf(pace: WatchPace): CredentialWatch {
  const places = { files: [join(folder, 'config')], folders: [join(folder, 'sso', 'cache')] };
  return new CredentialWatch(places, () => (told += 1), pace);
}

const moments = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 30));

async function started(): Promise<void> {
  await Promise.all([watch.start(), watch.start()]);
}

/** As soon as it is so; a busy machine may take its time. */
const toldTimes = (times: number): Promise<void> =>
  expect.poll(() => told, { timeout: 4_000 }).toBe(times);

describe('a change of credentials', () => {
  it('is told once, when a file appears, is edited and goes', async () => {
    await started();
    await moments(2);
    expect(told).toBe(0);
    await writeFile(join(folder, 'config'), 'a');
    await toldTimes(1);
    await appendFile(join(folder, 'config'), 'b');
    await toldTimes(2);
    await rm(join(folder, 'config'));
    await toldTimes(3);
    await moments(3);
    expect(told).toBe(3);
  });

  it('is told of a login in a folder that was not there, and when it is renewed in place', async () => {
    await started();
    const cache = join(folder, 'sso', 'cache');
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, 'abc.json'), '{}');
    await toldTimes(1);
    await writeFile(join(cache, 'abc.json'), '{ }');
    await toldTimes(2);
  });

  it('is not told while the file is being written', async () => {
    watch = watchOf({ usual: 5, settling: 1_000 });
    await started();
    for (let lines = 0; lines < 10; lines += 1) {
      await appendFile(join(folder, 'config'), 'a');
      await moments(0.5);
    }
    expect(told).toBe(0);
    await toldTimes(1);
  });

  it('is not told from before anybody watched, nor after the end', async () => {
    await writeFile(join(folder, 'config'), 'a');
    await started();
    await moments(2);
    expect(told).toBe(0);
    watch.dispose();
    await appendFile(join(folder, 'config'), 'b');
    await moments(3);
    expect(told).toBe(0);
  });
});

describe('the places that are watched', () => {
  const files = { config: '/x/config', credentials: '/x/credentials' };

  it('are the shared files, and the caches of both logins in the home directory', () => {
    expect(watchedPlaces(files, { HOME: '/home/dana' })).toEqual({
      files: ['/x/config', '/x/credentials'],
      folders: [
        join('/home/dana', '.aws', 'sso', 'cache'),
        join('/home/dana', '.aws', 'login', 'cache'),
      ],
    });
  });

  it('follow the variable that names the cache of aws login', () => {
    const env = { HOME: '/home/dana', AWS_LOGIN_CACHE_DIRECTORY: '/cache' };
    expect(watchedPlaces(files, env).folders).toContain('/cache');
  });
});
