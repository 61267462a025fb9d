import { describe, expect, it } from 'vitest';
import { noticesFor, packagesIn } from './notices.ts';

const metafileOf = (inputs: Readonly<Record<string, number>>) => ({
  inputs: {},
  outputs: {
    'dist/x.js': {
      bytes: 1,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
      ),
    },
  },
});

describe('third-party notices', () => {
  it('name the packages whose code went into a bundle, and no others', () => {
    const metafile = metafileOf({
      'node_modules/valibot/dist/index.js': 10,
      'node_modules/@smithy/core/dist-es/a.js': 5,
      'node_modules/@smithy/core/dist-es/b.js': 5,
      'node_modules/preact/dist/preact.mjs': 0,
      'src/extension.ts': 100,
    });
    expect(packagesIn([metafile])).toEqual(['node_modules/@smithy/core', 'node_modules/valibot']);
  });

  it('find the innermost package of nested ones', () => {
    const metafile = metafileOf({ 'node_modules/a/node_modules/b/index.js': 1 });
    expect(packagesIn([metafile])).toEqual(['node_modules/a/node_modules/b']);
  });

  it('carry name, version and licence text', async () => {
    const text = await noticesFor([metafileOf({ 'node_modules/preact/dist/preact.mjs': 1 })]);
    expect(text).toMatch(/preact \d+\.\d+\.\d+ \(MIT\)/);
    expect(text).toContain('Permission is hereby granted');
  });
});
