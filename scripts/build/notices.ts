import type { Metafile } from 'esbuild';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '../lib/paths.ts';

interface Notice {
  /** Name, version and licence in one line. */
  readonly title: string;
  /** What the package's licence and notice files say. */
  readonly text: string;
}

const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Ships as a part of its font, which the bundler sees as a file of ours. */
const alsoShipped = ['node_modules/@vscode/codicons'];

/** The packages whose code really went into the bundles, as folders below the checkout. */
export function packagesIn(metafiles: readonly Metafile[]): readonly string[] {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const used = outputs
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => packageFolder.exec(path)?.[0]);
  return [...new Set(used.filter((folder) => folder !== undefined))].sort();
}

/** For the few packages that name their licence without enclosing it. */
const standardText = (license: string): Promise<string> =>
  license === 'Apache-2.0'
    ? readFile(at('LICENSE'), 'utf8')
    : Promise.reject(new Error(`A bundled package encloses no text of its licence, ${license}.`));

async function textIn(folder: string, license: string): Promise<string> {
  const files = (await readdir(folder)).filter((file) =>
    /^(licen[cs]e|copying|notice)/i.test(file),
  );
  const texts = await Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
  if (texts.length === 0) texts.push(await standardText(license));
  return texts.map((text) => text.trim()).join('\n\n');
}

async function noticeOf(packagePath: string): Promise<Notice> {
  const folder = at(packagePath);
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const license = manifest.license ?? 'licence as stated by its authors';
  return {
    title: `${manifest.name} ${manifest.version} (${license})`,
    text: await textIn(folder, license),
  };
}

/** Packages with the same text share it: the SDK alone has dozens. */
function grouped(notices: readonly Notice[]): string {
  const texts = [...new Set(notices.map(({ text }) => text))];
  const titlesOf = (text: string): string =>
    notices
      .filter((notice) => notice.text === text)
      .map(({ title }) => title)
      .join('\n');
  return texts.map((text) => `${titlesOf(text)}\n\n${text}`).join(`\n\n${'-'.repeat(80)}\n\n`);
}

const introduction =
  'Export Explorer for AWS contains code of the packages below. Each group of packages is\n' +
  'followed by the licence that its authors gave it.\n\n';

/** The comments that authors marked as legal, which minifying would have removed. */
async function legalComments(outputs: readonly string[]): Promise<string> {
  const files = outputs.map((output) => at(output)).filter((file) => existsSync(file));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const comments = texts.join('\n').trim();
  return comments === '' ? '' : `\n\n${'-'.repeat(80)}\n\nFound in the code itself:\n\n${comments}`;
}

/** The text of THIRD-PARTY-NOTICES.txt for these bundles. */
export async function noticesFor(metafiles: readonly Metafile[]): Promise<string> {
  const packages = [...packagesIn(metafiles), ...alsoShipped].sort();
  const notices = await Promise.all(packages.map(noticeOf));
  const comments = metafiles
    .flatMap((metafile) => Object.keys(metafile.outputs))
    .filter((output) => output.endsWith('.LEGAL.txt'));
  return `${introduction}${grouped(notices)}${await legalComments(comments)}\n`;
}
