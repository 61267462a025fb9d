import { startBrowser, type Browser } from '../../editor/browser.ts';
import { Workbench } from '../../editor/workbench.ts';
import { startEditor, type Editor } from '../../editorHost.ts';
import type { Package } from '../../package.ts';
import { openCountedWorld, type CountedWorld } from '../connections/countedWorld.ts';
import type { Measure, Measures } from '../measure.ts';
import { countOf, large, largeAccount } from './account.ts';
import { chooseProfile, loadAll, views } from './fill.ts';
import { scroll, type Frames } from './frames.ts';

/** Of a Region where the account has nothing. */
const emptyProfile = 'acme-dev';
const fullProfile = 'acme-data';

/** How smoothly each view scrolls. */
interface Scrolled {
  readonly empty: Frames;
  readonly sources: Frames;
  readonly exports: Frames;
}

/** The folder of all backups stands below the tables. */
const rows = { sources: large.tables + 1, exports: large.exports } as const;

async function scrollAll(workbench: Workbench): Promise<Scrolled> {
  await workbench.ready();
  await workbench.openContainer('AWS Exports');
  await chooseProfile(workbench, emptyProfile);
  // A window that has just opened is busy with itself.
  await scroll(workbench, views.sources);
  const empty = await scroll(workbench, views.sources);
  await chooseProfile(workbench, fullProfile);
  await workbench.row(views.sources, 'tenant-00001-events').waitFor();
  await loadAll(workbench, views.sources, rows.sources);
  const sources = await scroll(workbench, views.sources);
  await loadAll(workbench, views.exports, rows.exports);
  return { empty, sources, exports: await scroll(workbench, views.exports) };
}

function frameMeasures(what: string, own: Frames, empty: Frames): Measures {
  const row = (name: string, value: number, than: number): Measure => ({
    what: `Frame while scrolling ${what}, ${name}`,
    unit: 'ms',
    value,
    beside: { what: 'in an empty tree', value: than },
  });
  return [row('median', own.median, empty.median), row('95th percentile', own.slow, empty.slow)];
}

function connectionMeasure({ connections, standIn }: CountedWorld): Measure {
  const beside = { what: 'without keep-alive', value: standIn.calls.length };
  return { what: 'Connections of that window', unit: 'connections', value: connections(), beside };
}

async function inWindow<T>(
  vsix: string,
  world: CountedWorld,
  work: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  const open: (Editor | Browser)[] = [];
  try {
    const editor = await startEditor({ extensions: [vsix], env: world.env });
    open.unshift(editor);
    const browser = await startBrowser();
    open.unshift(browser);
    return await work(new Workbench(await browser.open(editor.url)));
  } finally {
    for (const one of open) await one.close();
  }
}

/** Scrolls through a large account in a real editor, whose rows are being filled in meanwhile. */
export async function measureTree({ path }: Package): Promise<Measures> {
  const world = await openCountedWorld({ seed: largeAccount(), throttle: false });
  try {
    const scrolled = await inWindow(path, world, scrollAll);
    return [
      ...frameMeasures(`${countOf('tables')} tables`, scrolled.sources, scrolled.empty),
      ...frameMeasures(`${countOf('exports')} exports`, scrolled.exports, scrolled.empty),
      connectionMeasure(world),
    ];
  } finally {
    await world.close();
  }
}
