import { chromium, type BrowserContext, type Page, type Request } from 'playwright-core';
import { ensureChromium } from '../chromium.ts';
import type { OutsideCall } from './outsideCalls.ts';

/** A Chromium without a screen whose only reachable host is this machine. */
export interface Browser {
  /** A fresh page with storage of its own, 1280 × 800 unless told otherwise. */
  open(url: string, size?: { readonly width: number; readonly height: number }): Promise<Page>;
  /** What any of its pages tried to reach outside this machine; all was refused. */
  outsideCalls(): readonly OutsideCall[];
  close(): Promise<void>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

const isOutside = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return /^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1';
};

/**
 * Notes every request to another host, except those that a page's service worker answered without
 * the network: that is how webviews get the files of their extension.
 */
function watch(context: BrowserContext, calls: Set<OutsideCall>): void {
  const note = (how: string, url: string): OutsideCall => {
    const call = { how, target: url, process: 'browser' };
    if (isOutside(url)) calls.add(call);
    return call;
  };
  const open = new Map<Request, OutsideCall>();
  context.on('request', (request) => open.set(request, note('request', request.url())));
  context.on('response', (response) => {
    const call = open.get(response.request());
    if (call !== undefined && response.fromServiceWorker()) calls.delete(call);
  });
  // A webview that is closed while it loads never hears from its worker; nothing left the machine.
  context.on('requestfailed', (request) => {
    const call = open.get(request);
    const ofWorker = request.url().includes('.vscode-resource.vscode-cdn.net/');
    if (call && ofWorker && request.failure()?.errorText === 'net::ERR_ABORTED') calls.delete(call);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => note('websocket', socket.url()));
  });
}

/** Starts Chromium, which is installed first if this machine has none. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await ensureChromium();
  const browser = await chromium.launch({ executablePath, args: flags });
  const calls = new Set<OutsideCall>();
  return {
    open: async (url, viewport = { width: 1280, height: 800 }) => {
      const context = await browser.newContext({
        viewport,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      watch(context, calls);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    outsideCalls: () => [...calls],
    close: () => browser.close(),
  };
}
