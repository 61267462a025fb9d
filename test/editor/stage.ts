import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Stage, type StageOptions } from '../../scripts/demo/stage.ts';
import { startBrowser, type Browser } from '../../scripts/editor/browser.ts';
import { Workbench } from '../../scripts/editor/workbench.ts';
import { at } from '../../scripts/lib/paths.ts';

/** What a file of editor tests shares: stand-in, editor with the packed extension, one window. */
export interface Shared extends Stage {
  readonly browser: Browser;
  readonly page: Page;
  readonly workbench: Workbench;
}

/** A tree renders only the rows that can be seen: a tall window shows all that the tests speak of. */
const tall = { width: 1280, height: 1400 } as const;

type Options = Omit<StageOptions, 'vsix'>;

const fileName = (text: string): string => text.replaceAll(/\W+/g, '-');

/**
 * Starts everything once for the tests of one file and ends it after the last of them. What the
 * window looked like when a test failed is kept in `out/failures`. The result can be used inside
 * tests and hooks. `options` can be asked for when they are needed, for what is known only then.
 */
export function useStage(options: Options | (() => Promise<Options>) = {}): () => Shared {
  let shared: Shared | undefined;
  const open: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    const wanted = typeof options === 'function' ? await options() : options;
    const stage = await openStage({ ...wanted, vsix: inject('vsix') });
    open.unshift(stage);
    const browser = await startBrowser();
    open.unshift(browser);
    const page = await browser.open(stage.editor.url, tall);
    const workbench = new Workbench(page);
    shared = { ...stage, browser, page, workbench };
    await workbench.ready();
    await workbench.container('AWS Exports').waitFor();
  });
  afterAll(async () => {
    for (const opened of open) await opened.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await shared?.page.screenshot({ path: at('out', 'failures', `${fileName(task.name)}.png`) });
  });
  return () => {
    if (shared === undefined) throw new Error('The stage is there only while tests run.');
    return shared;
  };
}

/** Keeps pictures of the window in `out/looks`, for people to open. */
export function looksAs(name: string, stage: () => Shared): (what: string) => Promise<unknown> {
  return (what) => stage().page.screenshot({ path: at('out', 'looks', `${name}-${what}.png`) });
}
