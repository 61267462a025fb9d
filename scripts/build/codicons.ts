import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { iconNames } from '../../src/webview/fields/icons.ts';
import { at } from '../lib/paths.ts';

/** Where the icons of the forms are made, for the bundler to take up. */
export const codiconStyles = at('.cache', 'codicons', 'codicon.css');

const rule = /^\.codicon-([\w-]+):before \{ content: "\\([0-9a-f]+)" \}$/gm;
const fontOf = /\.\/codicon\.ttf\?\w+/;

/** The style sheet with the rules of these icons and no others. Throws for an icon that is none. */
export function stylesFor(names: readonly string[], styles: string): string {
  const known = new Set([...styles.matchAll(rule)].map(([, name]) => name));
  const missing = names.find((name) => !known.has(name));
  if (missing !== undefined) throw new Error(`There is no codicon "${missing}".`);
  return styles
    .replace(rule, (line, name: string) => (names.includes(name) ? line : ''))
    .replace(fontOf, './codicon.ttf')
    .replaceAll(/\n{3,}/g, '\n\n');
}

/** The characters that a style sheet of icons draws. */
export function charactersIn(styles: string): string {
  return [...styles.matchAll(rule)]
    .map(([, , code = '']) => String.fromCodePoint(parseInt(code, 16)))
    .join('');
}

/**
 * Writes the font and the style sheet of the icons that the forms use. The whole font, of which
 * they need a fiftieth, would be an eighth of the package.
 */
export async function writeCodicons(): Promise<void> {
  const source = dirname(
    createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.css'),
  );
  const whole = await readFile(join(source, 'codicon.css'), 'utf8');
  const styles = stylesFor(iconNames, whole);
  const font = await readFile(join(source, 'codicon.ttf'));
  await mkdir(dirname(codiconStyles), { recursive: true });
  await writeFile(codiconStyles, styles);
  await writeFile(
    join(dirname(codiconStyles), 'codicon.ttf'),
    await subsetFont(font, charactersIn(styles), { targetFormat: 'truetype' }),
  );
}
