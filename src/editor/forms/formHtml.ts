/** The addresses of a page, as the webview may load them. */
export interface FormPage {
  /** The editor's own source for styles, fonts and images. */
  readonly cspSource: string;
  /** Fresh for every page and impossible to guess: only the script that carries it may run. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  readonly codicons: string;
}

/**
 * The page that every form runs in: nothing but its own script and styles, and no way out but
 * messages to the host. Data never comes with the page.
 */
export function formHtml(page: FormPage): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(page)}">
  <meta name="viewport" content="width=device-width, initial-scale=1.0">
  <link rel="stylesheet" id="vscode-codicon-stylesheet" href="${page.codicons}">
  <link rel="stylesheet" href="${page.style}">
  <title>Export table to S3</title>
</head>
<body>
  <div id="root"></div>
  <script nonce="${page.nonce}" src="${page.script}"></script>
</body>
</html>
`;
}

function contentSecurityPolicy({ cspSource, nonce }: FormPage): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
