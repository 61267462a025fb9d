import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableFacts } from '../../test/fakes/fakeAws.ts';
import { entryOf } from '../../test/fakes/jobs.ts';
import { allKinds } from '../../test/fakes/requests.ts';
import { connection } from '../../test/fakes/samples.ts';
import { aBackup, aSnapshot, backupsFolder, tableNode, thing } from '../../test/fakes/things.ts';
import { ExportError } from '../core/errors.ts';
import {
  commands,
  contextKeys,
  documentScheme,
  formViewType,
  settings,
  viewContainer,
  views,
} from './contributions.ts';
import { connectionNode, errorNode, exportNode, messageNode } from './explorer/nodeFactory.ts';
import type { Node } from './explorer/nodes.ts';
import { toRow } from './explorer/rows.ts';

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface Contributes {
  readonly viewsContainers: { readonly activitybar: readonly { id: string; icon: string }[] };
  readonly views: Record<string, readonly { id: string; icon: string; contextualTitle: string }[]>;
  readonly viewsWelcome: readonly { view: string; when: string; contents: string }[];
  readonly commands: readonly { command: string; title: string; category: string; icon?: string }[];
  readonly menus: Record<string, readonly MenuItem[]>;
  readonly configuration: { readonly properties: Record<string, { default: unknown }> };
}

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly contributes: Contributes;
  readonly activationEvents: readonly string[];
};
const { contributes } = manifest;
const menuItems = Object.values(contributes.menus).flat();
const whenClauses = [...menuItems, ...contributes.viewsWelcome].flatMap(({ when }) => when ?? []);
const sorted = (items: Iterable<string>) => [...new Set(items)].sort();

const expired = new ExportError('credentials-expired', { signInWay: 'sso', profile: 'acme-data' });

/** Every flag that some row of ours can carry. */
function producedFlags(): ReadonlySet<string> {
  const exported = allKinds.flatMap((kind) =>
    (['running', 'completed', 'failed'] as const).map((state) =>
      exportNode(entryOf(kind, 0, { state }), [connection]),
    ),
  );
  const nodes: readonly Node[] = [
    connectionNode(connection),
    connectionNode(connection, { isPinned: true }),
    backupsFolder(),
    tableNode({ table: tableFacts('orders'), recovery: { status: 'off' } }),
    tableNode({ recovery: { status: 'on', earliest: 0, latest: 1 } }),
    thing('backup', 'x', aBackup()),
    thing('database', 'x', aSnapshot('x')),
    thing('domain', 'x', { name: 'x' }),
    ...exported,
    errorNode({ error: new Error('x'), doing: 'list' }, undefined, () => undefined),
    errorNode({ error: expired, doing: 'list' }, undefined, () => undefined),
    messageNode({ label: 'x' }),
  ];
  return new Set(nodes.flatMap((node) => toRow(node, 0).contextValue.split(' ')));
}

describe('package.json and contributions.ts', () => {
  it('name the same commands', () => {
    const declared = contributes.commands.map(({ command }) => command);
    expect(sorted(declared)).toEqual(sorted(Object.values(commands)));
    expect(declared).toHaveLength(new Set(declared).size);
  });

  it('name the same views and container', () => {
    expect(contributes.viewsContainers.activitybar.map(({ id }) => id)).toEqual([viewContainer]);
    expect(Object.keys(contributes.views)).toEqual([viewContainer]);
    const declared = contributes.views[viewContainer]?.map(({ id }) => id) ?? [];
    expect(sorted(declared)).toEqual(sorted(Object.values(views)));
  });

  it('name the same settings with the same defaults', () => {
    const declared = Object.entries(contributes.configuration.properties).map(
      ([key, { default: value }]) => [key, value],
    );
    expect(Object.fromEntries(declared)).toEqual(settings);
  });

  it('use the same context keys', () => {
    const used = whenClauses.flatMap((when) => when.match(/(?<!== )\bawsExports\.\w+/g) ?? []);
    expect(sorted(used)).toEqual(sorted(Object.values(contextKeys)));
  });

  it('know the same states of the connection', () => {
    const used = whenClauses.flatMap((when) =>
      [...when.matchAll(/awsExports\.state == (\w+)/g)].map(([, state]) => state ?? ''),
    );
    expect(sorted(used)).toEqual(['connected', 'noConnection', 'noProfiles']);
  });

  it('wake the extension for its forms', () => {
    expect(manifest.activationEvents).toContain(`onWebviewPanel:${formViewType}`);
    expect(manifest.activationEvents).not.toContain('*');
  });
});

describe('package.json', () => {
  it('has only menu items and welcome links whose command exists', () => {
    const known = new Set<string>(Object.values(commands));
    const linked = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/command:(awsExports\.\w+)/g)].map(([, id]) => id ?? ''),
    );
    const used = [...menuItems.map(({ command }) => command), ...linked];
    expect(used.filter((id) => !known.has(id))).toEqual([]);
  });

  it('names only views of its own in when clauses', () => {
    const known = new Set<string>(Object.values(views));
    const named = [
      ...whenClauses.flatMap((when) =>
        [...when.matchAll(/\bview == ([\w.]+)/g)].map(([, id]) => id ?? ''),
      ),
      ...contributes.viewsWelcome.map(({ view }) => view),
    ];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('looks in its menus only for flags that some row carries', () => {
    const produced = producedFlags();
    const aboutRows = whenClauses.filter((when) => when.includes('viewItem'));
    const named = aboutRows.map(
      (when) => /viewItem =~ \/\\b\(?([\w|]+)\)?\\b\//.exec(when)?.[1]?.split('|') ?? [],
    );
    expect(named.filter((flags) => flags.length === 0)).toEqual([]);
    const wanted = named.flat();
    expect(sorted(wanted).filter((flag) => !produced.has(flag))).toEqual([]);
  });

  it('reaches every command that a person may call from a menu or the palette', () => {
    const hidden = (contributes.menus['commandPalette'] ?? [])
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    // Rows run the first and are what the last two are about; the other is what “Filter Exports…”
    // is called while there is a filter.
    expect(hidden).toEqual([
      ...[commands.loadMore, commands.changeExportFilter],
      ...[commands.pinConnection, commands.unpinConnection],
    ]);
  });

  it('has an icon and a title of its own for every view', () => {
    const all = Object.values(contributes.views).flat();
    for (const { icon, contextualTitle } of [
      ...all,
      ...contributes.viewsContainers.activitybar,
    ].map((view) => ({ contextualTitle: 'AWS Exports', ...view }))) {
      expect(existsSync(join(root, icon))).toBe(true);
      expect(contextualTitle).toMatch(/^AWS Exports/);
    }
  });

  it('has an icon wherever a command stands as a button', () => {
    const icons = new Map(contributes.commands.map(({ command, icon }) => [command, icon]));
    const buttons = Object.values(contributes.menus)
      .flat()
      .filter((item) => /^(inline|navigation)/.test((item as { group?: string }).group ?? ''));
    expect(buttons.filter(({ command }) => icons.get(command) === undefined)).toEqual([]);
  });

  it('has no more than three buttons on any row', () => {
    const inline = (contributes.menus['view/item/context'] ?? []).filter((item) =>
      (item as { group?: string }).group?.startsWith('inline'),
    );
    for (const flag of producedFlags()) {
      const buttons = inline.filter(({ when }) => when?.includes(`\\b${flag}\\b`));
      expect(buttons.length).toBeLessThanOrEqual(3);
    }
  });

  it('titles commands in one way', () => {
    for (const { category, title } of contributes.commands) {
      expect(category).toBe('AWS Exports');
      expect(title).toMatch(/^[A-Z]\S*/);
      expect(title).not.toContain('...');
    }
  });

  it('uses a scheme for documents that is valid', () => {
    expect(documentScheme).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});
