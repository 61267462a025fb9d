import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at } from '../../scripts/lib/paths.ts';
import { jobKinds } from '../../src/core/kinds/jobKinds.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';

/** What begins so belongs to the kind, and may name that kind and no other. */
const homes: Readonly<Record<KindId, readonly string[]>> = {
  'dynamodb-table': [
    'core/kinds/tableExport',
    // What version 1 of the journal was about, for good.
    'core/jobs/upgrade.ts',
    'aws/dynamodb/export',
    'editor/explorer/branches/dynamodb.ts',
    'editor/forms/hosts/tableExport',
    'editor/jobs/faces/tableExport',
    'webview/pages/tableExport',
  ],
  'dynamodb-backup': [
    'core/kinds/tableBackup',
    'aws/dynamodb/backup',
    'editor/explorer/branches/backups.ts',
    'editor/forms/hosts/tableBackup',
    'editor/jobs/faces/tableBackup',
    'webview/pages/tableBackup',
  ],
  'rds-database': [
    'core/kinds/databaseExport',
    'aws/rds/',
    'editor/explorer/branches/rds.ts',
    'editor/forms/hosts/databaseExport',
    'editor/jobs/faces/databaseExport',
    'webview/pages/databaseExport',
  ],
  'simpledb-domain': [
    'core/kinds/domainExport',
    'aws/simpledb/',
    'editor/explorer/branches/simpledb.ts',
    'editor/forms/hosts/domainExport',
    'editor/jobs/faces/domainExport',
    'webview/pages/domainExport',
  ],
};

/** One list of all kinds in each layer. */
const registries = [
  'aws/registry.ts',
  'core/kinds/costs.ts',
  'core/kinds/jobKinds.ts',
  'core/kinds/kind.ts',
  'core/kinds/needs.ts',
  'core/kinds/permissions.ts',
  'core/kinds/preflights.ts',
  'core/kinds/registry.ts',
  'core/kinds/remedies.ts',
  'core/kinds/reports.ts',
  'editor/commands/sourceHandlers.ts',
  'editor/forms/hosts/registry.ts',
  'editor/jobs/faces/registry.ts',
  'protocol/drafts.schema.ts',
  'webview/pages/registry.ts',
];

const kinds = Object.keys(jobKinds) as KindId[];

const files = readdirSync(at('src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));

const namedIn = (file: string): readonly KindId[] => {
  const text = readFileSync(at('src', file), 'utf8');
  return kinds.filter((kind) => text.includes(kind));
};

const isAtHome = (file: string, kind: KindId): boolean =>
  homes[kind].some((home) => file.startsWith(home));

describe('a kind of job', () => {
  it('is named in its own files and in the registries, and nowhere else', () => {
    const strays = files
      .filter((file) => !registries.includes(file))
      .flatMap((file) => namedIn(file).map((kind) => ({ file, kind })))
      .filter(({ file, kind }) => !isAtHome(file, kind))
      .map(({ file, kind }) => `src/${file} asks for ${kind}`);
    expect(strays).toEqual([]);
  });

  it.each(registries)('has its line in %s', (registry) => {
    expect(namedIn(registry)).toEqual(kinds);
  });

  it.each(kinds)('has all of its homes: %s', (kind) => {
    const missing = homes[kind].filter((home) => !files.some((file) => file.startsWith(home)));
    expect(missing).toEqual([]);
  });
});
