import { afterAll, beforeAll } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Stage, type StageOptions } from '../../scripts/demo/stage.ts';
import { startBrowser, type Browser } from '../../scripts/editor/browser.ts';
import { Workbench } from '../../scripts/editor/workbench.ts';
import { packageExtension } from '../../scripts/package.ts';

/** What a file of editor tests shares: stand-in, editor with the packed extension, one window. */
export interface Shared extends Stage {
  readonly browser: Browser;
  readonly page: Page;
  readonly workbench: Workbench;
}

/**
 * Starts everything once for the tests of one file and ends it after the last of them. The result
 * can be used inside tests and hooks.
 */
export function useStage(options: Omit<StageOptions, 'vsix'> = {}): () => Shared {
  let shared: Shared | undefined;
  beforeAll(async () => {
    const { path } = await packageExtension();
    const stage = await openStage({ ...options, vsix: path });
    const browser = await startBrowser();
    const page = await browser.open(stage.editor.url);
    const workbench = new Workbench(page);
    shared = { ...stage, browser, page, workbench };
    await workbench.ready();
  });
  afterAll(async () => {
    await shared?.browser.close();
    await shared?.close();
  });
  return () => {
    if (shared === undefined) throw new Error('The stage is there only while tests run.');
    return shared;
  };
}
