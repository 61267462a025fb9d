import { describe, expect, it } from 'vitest';
import { formHtml } from './formHtml.ts';

const html = formHtml({
  cspSource: 'https://*.vscode-cdn.net',
  nonce: 'bm9uY2U=',
  script: 'https://x/exportForm.js',
  style: 'https://x/exportForm.css',
  codicons: 'https://x/codicon.css',
});
const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.split('; ');

describe('formHtml', () => {
  it('allows nothing but its own script, styles, fonts and images', () => {
    expect(policy).toEqual([
      `default-src 'none'`,
      `script-src 'nonce-bm9uY2U='`,
      'style-src https://*.vscode-cdn.net',
      'font-src https://*.vscode-cdn.net',
      'img-src https://*.vscode-cdn.net data:',
      `base-uri 'none'`,
      `form-action 'none'`,
    ]);
  });

  it('has one script, which carries the nonce, and no handlers or styles in the page', () => {
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script nonce="bm9uY2U=" src="https://x/exportForm.js"></script>');
    expect(html).not.toMatch(/<style|style=|onload=|onerror=|javascript:/);
  });

  it('says its language and gives the form its root and the icons their style sheet', () => {
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<div id="root"></div>');
    expect(html).toContain('id="vscode-codicon-stylesheet"');
  });
});
