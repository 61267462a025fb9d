import { setTimeout as sleep } from 'node:timers/promises';
import { quietSeed } from '../../../test/editor/seeds.ts';
import { bucketOf, connect, openForm, start, statusOf } from '../../../test/editor/steps.ts';
import { watchOften } from '../../demo/stage.ts';
import { startBrowser } from '../../editor/browser.ts';
import { Workbench } from '../../editor/workbench.ts';
import { startEditor } from '../../editorHost.ts';
import type { Package } from '../../package.ts';
import type { Measures } from '../measure.ts';
import { openCountedWorld, type CountedWorld } from './countedWorld.ts';

/** The editor treats 127.0.0.1 otherwise than the hosts of AWS, and any other address like them. */
const host = '127.0.0.2';
const exportDuration = 3_600_000;
const quiet = 2_000;
const watched = 20_000;

/** What somebody does, until all that it makes the extension ask is asked. */
const doings: Readonly<
  Record<string, (workbench: Workbench, settled: () => Promise<void>) => Promise<void>>
> = {
  Listing: async (workbench, settled) => {
    await connect(workbench);
    await settled();
  },
  'Opening a form': async (workbench, settled) => {
    await openForm(workbench, 'orders');
    await settled();
  },
  'Starting an export and watching it': async (workbench) => {
    const form = workbench.webview();
    await bucketOf(form).fill('acme-data-exports');
    await start(workbench);
    await statusOf(form).getByText('The export is running.').waitFor();
    await sleep(watched);
  },
};

/** Waits until nothing was called for a while. */
async function settle({ standIn: { calls } }: CountedWorld): Promise<void> {
  for (let before = -1; before !== calls.length;) {
    before = calls.length;
    await sleep(quiet);
  }
}

async function countDoings(world: CountedWorld, workbench: Workbench): Promise<Measures> {
  const measures: Measures[number][] = [];
  for (const [what, act] of Object.entries(doings)) {
    const [calls, connections] = [world.standIn.calls.length, world.connections()];
    await act(workbench, () => settle(world));
    const made = world.standIn.calls.length - calls;
    measures.push(
      { what: `${what}, in the editor: calls`, unit: 'calls', value: made },
      {
        what: `${what}, in the editor: connections`,
        unit: 'connections',
        value: world.connections() - connections,
        beside: { what: 'without keep-alive', value: made },
      },
    );
  }
  return measures;
}

/** Counts what the packed extension asks of AWS, and over how many connections, in a real VS Code. */
export async function measureNetwork({ path }: Package): Promise<Measures> {
  const world = await openCountedWorld({ seed: quietSeed, exportDuration }, host);
  const editor = await startEditor({ extensions: [path], env: world.env, settings: watchOften });
  const browser = await startBrowser();
  try {
    const page = await browser.open(editor.url, { width: 1280, height: 1400 });
    const workbench = new Workbench(page);
    await workbench.ready();
    return await countDoings(world, workbench);
  } finally {
    await browser.close();
    await editor.close();
    await world.close();
  }
}
