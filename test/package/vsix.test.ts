import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../scripts/lib/paths.ts';
import { packageExtension, type Package } from '../../scripts/package.ts';
import { zipEntries, type ZipEntry } from './zip.ts';

const kB = 1_000;

/** What the SDK tries to require and does without when, as here, it is not there. */
const optional = new Set(['@aws-sdk/signature-v4-crt', '@aws-sdk/signature-v4a']);

/** What several rooms share; the name tells the content. */
const sharedFile = /\/shared-[A-Z0-9]{8}\.cjs$/;

/** What the shell loads of itself when it is first needed. */
const rooms = ['desk', 'forms', 'watching'];

describe('the VSIX', () => {
  let made: Package;
  let entries: readonly ZipEntry[];
  beforeAll(async () => {
    made = await packageExtension();
    entries = zipEntries(await readFile(made.path));
  });

  const text = (name: string): string =>
    entries
      .find((entry) => entry.name === name)
      ?.content()
      .toString('utf8') ?? '';

  it('holds exactly what the extension needs to run, and what the law wants', () => {
    const names = entries.map(({ name }) => name).filter((name) => !sharedFile.test(name));
    expect(names.sort()).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/THIRD-PARTY-NOTICES.txt',
      'extension/dist/aws.cjs',
      'extension/dist/desk.cjs',
      'extension/dist/extension.cjs',
      'extension/dist/forms.cjs',
      'extension/dist/watching.cjs',
      'extension/dist/webview/codicon.css',
      'extension/dist/webview/codicon.ttf',
      'extension/dist/webview/exportForm.css',
      'extension/dist/webview/exportForm.js',
      'extension/media/activity.svg',
      'extension/media/form-dark.svg',
      'extension/media/form-light.svg',
      'extension/media/icon.png',
      'extension/package.json',
      'extension/readme.md',
    ]);
  });

  it('weighs at most 450 kB', () => {
    expect(made.bytes).toBeLessThanOrEqual(450 * kB);
  });

  it('starts with a shell of at most 40 kB', () => {
    const shell = entries.find(({ name }) => name === 'extension/dist/extension.cjs');
    expect(shell?.size).toBeLessThanOrEqual(40 * kB);
  });

  it('needs no package at run time: the bundles require only the editor, Node and each other', () => {
    const bundles = entries.map(({ name }) => name).filter((name) => name.endsWith('.cjs'));
    const known = new Set([
      'vscode',
      ...bundles.map((name) => `./${name.slice('extension/dist/'.length)}`),
      ...builtinModules,
      ...optional,
    ]);
    for (const bundle of bundles) {
      const required = [...text(bundle).matchAll(/\brequire\("([^"]+)"\)/g)].map(
        ([, id = '']) => id,
      );
      const foreign = required.filter((id) => !known.has(id.replace(/^node:/, '')));
      expect(foreign, bundle).toEqual([]);
    }
  });

  it('loads AWS and the rooms of the host from the shell only on first use', () => {
    const shell = text('extension/dist/extension.cjs');
    for (const name of ['aws', ...rooms]) {
      expect(shell).toContain(`require("./${name}.cjs")`);
    }
    expect(shell).not.toContain('./shared-');
    expect(shell).not.toContain('AwsJson1_0');
    expect(shell).not.toMatch(/\bimport\(/);
  });

  it('says nothing about the machine that it was built on', () => {
    const readable = entries.filter(({ name }) => /\.(cjs|js|css|txt)$/.test(name));
    for (const entry of readable) {
      const written = entry.content().toString('utf8');
      expect(written.includes(at()), entry.name).toBe(false);
      expect(written.includes('sourceMappingURL'), entry.name).toBe(false);
    }
  });

  it('names every package of its bundles in the notices', () => {
    const notices = text('extension/dist/THIRD-PARTY-NOTICES.txt');
    for (const name of [
      '@aws-sdk/client-dynamodb',
      '@smithy/core',
      '@vscode/codicons',
      'preact',
      'valibot',
    ]) {
      expect(notices).toContain(`\n${name} `);
    }
  });

  it('has every file that its manifest points to', () => {
    const manifest = JSON.parse(text('extension/package.json')) as { main: string; icon: string };
    const names = entries.map(({ name }) => name);
    expect(names).toContain(`extension/${manifest.main.replace(/^\.\//, '')}`);
    expect(names).toContain(`extension/${manifest.icon}`);
    expect(text('extension/package.json')).not.toContain('"dependencies"');
  });

  it('shows pictures in its README only from https addresses', () => {
    const pictures = [...text('extension/readme.md').matchAll(/!\[[^\]]*\]\(([^)\s]+)/g)];
    for (const [, address] of pictures) expect(address).toMatch(/^https:\/\//);
  });
});
