import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import type { Shared } from './stage.ts';

/** A text that was found where the editor keeps or shows things, and its place. */
export interface Trace {
  readonly place: string;
  readonly text: string;
}

/**
 * Everything that the window and its server hold by now: files of the server's folders, with its
 * logs and databases; what the browser keeps; and what can be seen, in pages within the page too.
 */
export async function tracesOf({
  editor,
  page,
}: Pick<Shared, 'editor' | 'page'>): Promise<readonly Trace[]> {
  return [
    ...(await filesOf(dirname(editor.home))),
    { place: 'what the browser keeps', text: await kept(page) },
    ...(await shown(page)),
  ];
}

/** The places, one after the other, in which one of the secrets is found. */
export function leaks(traces: readonly Trace[], secrets: readonly string[]): readonly string[] {
  return traces.flatMap(({ place, text }) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${place}`),
  );
}

/** Not the person's own AWS files, and not the program itself. */
const foreign = /^(home\/\.aws|extensions)\//;

async function filesOf(base: string): Promise<readonly Trace[]> {
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !foreign.test(relative(base, file)));
  // One byte, one character: a database is searched like a text.
  return Promise.all(
    files.map(async (file) => ({
      place: relative(base, file),
      text: await readFile(file, 'latin1').catch(() => ''),
    })),
  );
}

/** All of localStorage, sessionStorage and IndexedDB, where the editor keeps the state of windows. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The database does not answer.'));
      });
    const asText = (_: string, value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      return ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : value;
    };
    const all: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const values = database.transaction(store).objectStore(store);
        all.push([name, store, await answer(values.getAllKeys())]);
        all.push(await answer(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    return JSON.stringify(all, asText);
  });
}

async function shown(page: Page): Promise<readonly Trace[]> {
  return Promise.all(
    page.frames().map(async (frame) => ({
      place: `the page ${frame.name() || 'of the editor'}`,
      text: await frame.content().catch(() => ''),
    })),
  );
}
