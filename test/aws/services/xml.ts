import type { Answer } from '../call.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** An element with text in it. */
export function element(name: string, text: string): string {
  return `<${name}>${text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)}</${name}>`;
}

/** An XML document as an answer. */
export function xmlAnswer(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}
