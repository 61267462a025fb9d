import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { formHtml } from '../../../src/editor/forms/formHtml.ts';
import { themeFolder } from './bundle.ts';

/** The themes that the form is looked at in, with the classes VS Code gives the body. */
export const themes = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light vscode-high-contrast',
} as const;

export type Theme = keyof typeof themes;

/** A page server on the loopback interface. */
export interface PageServer {
  urlOf(theme: Theme): string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.ttf': 'font/ttf',
};

/** Serves the bundled form as an editor would: the same policy, styles and script. */
export async function servePages(bundle: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (path.startsWith('/page/')) sendPage(path, response);
    else void sendFile(path, bundle, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (theme) => `http://127.0.0.1:${port}/page/${theme}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function sendFile(path: string, bundle: string, response: ServerResponse): Promise<void> {
  const folder = path.startsWith('/themes/') ? themeFolder : bundle;
  const content = await readFile(join(folder, basename(path))).catch(() => undefined);
  response.writeHead(content === undefined ? 404 : 200, {
    'content-type': types[extname(path)] ?? 'text/plain',
  });
  response.end(content);
}

function sendPage(path: string, response: ServerResponse): void {
  const theme = basename(path) as Theme;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(pageOf(theme, randomBytes(16).toString('base64')));
}

/** The product's own page, with what an editor adds to it: theme, default styles and its API. */
function pageOf(theme: Theme, nonce: string): string {
  const page = formHtml({
    cspSource: "'self'",
    nonce,
    script: '/exportForm.js',
    style: '/exportForm.css',
    codicons: '/codicon.css',
  });
  const added = `
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/themes/webviewDefaults.css">
    <link rel="stylesheet" href="/themes/${theme}.css">
    <script nonce="${nonce}">${editorApi}</script>`;
  return page
    .replace('</title>', `</title>${added}`)
    .replace('<body>', `<body class="${themes[theme]}">`);
}

/**
 * The editor's side of a webview: messages go to the test process, and what `setState` kept is
 * there again after a reload. As in an editor, it can be acquired once.
 */
const editorApi = `
  window.acquireVsCodeApi = () => {
    delete window.acquireVsCodeApi;
    return {
      postMessage: (message) => void window.toHost(JSON.stringify(message)),
      setState: (state) => (sessionStorage.setItem('state', JSON.stringify(state)), state),
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    };
  };
`;
