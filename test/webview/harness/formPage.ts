import axe from 'axe-core';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/chromium.ts';
import type { KindId } from '../../../src/core/kinds/kind.ts';
import { bundleForm } from './bundle.ts';
import { hostFor, type FakeHost } from './fakeHost.ts';
import { servePages, type PageServer, type Theme } from './server.ts';

/** A browser and a server, shared by the tests of a file. */
export interface Stage {
  open(options?: OpenOptions): Promise<FormUnderTest>;
  close(): Promise<void>;
}

interface OpenOptions {
  /** The kind that the form is for; a table's export unless said otherwise. */
  readonly kind?: KindId;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** Scripts the host before the page asks for anything. */
  readonly script?: (host: FakeHost) => void;
}

/** One form in one browser page, with the host it talks to. */
export interface FormUnderTest {
  readonly page: Page;
  readonly host: FakeHost;
  /** The control of a field, by its label. */
  readonly field: (label: string) => Locator;
  /** The message under a field, which the control is described by. */
  readonly messageOf: (label: string) => Promise<string>;
  readonly button: (name: string) => Locator;
  /** Ends the test of this page; throws if anything was logged or violated the policy. */
  close(): Promise<void>;
}

/** Bundles the form, starts the server and the browser. */
export async function setStage(): Promise<Stage> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium; name one in CHROMIUM_PATH.');
  const server = await servePages(await bundleForm());
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  return {
    open: (options = {}) => openForm(browser, server, options),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function openForm(
  browser: Browser,
  server: PageServer,
  { kind = 'dynamodb-table', theme = 'dark', width = 1200, height = 900, script }: OpenOptions,
): Promise<FormUnderTest> {
  const context = await browser.newContext({
    viewport: { width, height },
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints = listen(page);
  const host = await hostFor(page, kind);
  script?.(host);
  await page.goto(server.urlOf(theme));
  return {
    page,
    host,
    field: (label) => page.getByLabel(label, { exact: true }),
    messageOf: (label) => describedBy(page.getByLabel(label, { exact: true })),
    button: (name) => page.getByRole('button', { name, exact: true }),
    async close() {
      await context.close();
      if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join('; ')}`);
    },
  };
}

/** Policy violations are logged by the browser as errors, so the console tells everything. */
function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') complaints.push(`asked ${request.url()}`);
  });
  return complaints;
}

/** The text of all elements that describe a control, as a screen reader would read it. */
function describedBy(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    const texts = ids.map((id) => document.getElementById(id)?.textContent ?? `missing ${id}`);
    return texts.filter((text) => text !== '').join(' ');
  });
}

/** What axe finds that is serious or critical, one line each. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<axe.AxeResults> } }
    ).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
