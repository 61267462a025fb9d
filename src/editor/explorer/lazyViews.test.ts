import { beforeEach, describe, expect, it } from 'vitest';
import { idle } from '../../../test/fakes/fakeClock.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { openWindow } from '../../../test/fakes/window.ts';
import { ExportsModel } from './exportsModel.ts';
import { LazyViews } from './lazyViews.ts';
import type { Node } from './nodes.ts';
import { SourcesModel } from './sourcesModel.ts';
import { viewMessage } from './viewMessage.ts';
import type { Tree, Views } from './views.ts';
import { noFilter, type ViewFilter } from './viewFilter.ts';

const failed: ViewFilter = { ...noFilter, states: ['failed'] };

let log: QuietLog;
let fails: boolean;
/** How often they were loaded, and what they were told. */
let told: string[];
let made: Views;
let views: LazyViews;

beforeEach(async () => {
  [log, fails, told] = [new QuietLog(), false, []];
  made = await viewsOf();
  views = new LazyViews({ load, log });
});

function load(): Promise<Views> {
  told.push('load');
  return fails ? Promise.reject(new Error('no such file')) : Promise.resolve(made);
}

/** The real models; of the trees what needs no editor. */
async function viewsOf(): Promise<Views> {
  const window = await openWindow();
  const [sources, exports] = [new SourcesModel(window), new ExportsModel(window)];
  return {
    sources: { model: sources, tree: treeOf(sources, 'sources') },
    exports: { model: exports, tree: treeOf(exports, 'exports') },
    message: viewMessage,
    read: () => Promise.resolve('text'),
    readOrExplain: () => Promise.resolve('text'),
    lenses: () => [],
    dispose: () => void told.push('dispose'),
  };
}

function treeOf(model: SourcesModel | ExportsModel, name: string): Tree {
  const setVisible = model.setVisible.bind(model);
  model.setVisible = (visible) => {
    told.push(`${name} ${visible ? 'visible' : 'hidden'}`);
    setVisible(visible);
  };
  return {
    onDidChangeTreeData: model.onDidChange,
    getChildren: async (node?: Node) => [...(await model.children(node))],
  } as Tree;
}

describe('LazyViews', () => {
  it('are not loaded before somebody sees one, whatever they are told', () => {
    views.sources.tell({ about: 'table', connection, table: 'orders' });
    views.sources.refresh();
    views.exports.refresh();
    views.trees.sources.setVisible(true);
    expect(views.message(failed, undefined)).toBe('');
    expect(told).toEqual([]);
  });

  it('are loaded once for both views, and know which is visible', async () => {
    views.trees.sources.setVisible(true);
    const rows = await Promise.all([
      views.trees.sources.getChildren(),
      views.trees.exports.getChildren(),
      views.read({ kind: 'request', jobId: '1' }),
    ]);
    expect(rows[0].map(({ kind }) => kind)).toEqual(['connection']);
    expect(told).toEqual(['load', 'sources visible', 'exports hidden']);
    views.trees.sources.setVisible(false);
    expect(told.at(-1)).toBe('sources hidden');
  });

  it('tell when there is something to say above the exports', async () => {
    let message = '';
    views.onDidLoad(() => (message = views.message(failed, undefined)));
    await views.exports.entries();
    expect(message).toBe('Only failed or refused');
  });

  it('pass on what changes', async () => {
    const changes: unknown[] = [];
    await views.trees.sources.getChildren();
    views.trees.sources.onDidChangeTreeData((node) => changes.push(node));
    views.sources.refresh();
    expect(changes).toEqual([undefined]);
  });

  it('say when they cannot be loaded, and are asked for again by a refresh', async () => {
    fails = true;
    views.trees.exports.onDidChangeTreeData(() => void views.trees.exports.getChildren());
    await expect(views.trees.exports.getChildren()).rejects.toThrow(
      'What the views show could not be loaded. Reload the window to try again.',
    );
    expect(log.lines[0]).toContain('no such file');
    fails = false;
    views.exports.refresh();
    await idle();
    expect(told).toEqual(['load', 'load', 'sources hidden', 'exports hidden']);
  });

  it('let go of what arrives after the window has closed', async () => {
    const reading = views.read({ kind: 'request', jobId: '1' });
    views.dispose();
    await reading;
    expect(told).toEqual(['load', 'dispose']);
  });

  it('let go of what they loaded', async () => {
    await views.exports.entries();
    views.dispose();
    expect(told.at(-1)).toBe('dispose');
  });
});
