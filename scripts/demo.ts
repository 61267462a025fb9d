import { hasDesktopEditor, openDesktopEditor } from './demo/desktop.ts';
import { runHeadless } from './demo/headless.ts';
import { openInBrowser } from './demo/openInBrowser.ts';
import { demoOptions, demoUsage, UsageError, type DemoOptions } from './demo/options.ts';
import { openStage, openWorld } from './demo/stage.ts';
import type { StandIn, StandInOptions } from '../test/aws/standIn.ts';
import { say } from './lib/report.ts';
import { packageExtension } from './package.ts';

const whatToTry = `
What to try:
  1. Open "AWS Exports" in the activity bar and choose the profile acme-data.
  2. Open DynamoDB and right-click the table orders: Export Table to S3…
  3. Fill the form; the request and what will happen are shown beside it. Start the export.
  4. Watch it in the status bar and under the table; half a minute later it is done.
  5. Choose Open Manifest in the notification, or right-click the export for more.
  6. Open RDS and Aurora or SimpleDB and export a snapshot, a cluster or a domain; back a table up.
  7. Filter the Exports view by service, state and source; cancel a task that runs.
  8. Try the profiles no-access and expired too; or start with --fault throttle:ListTables.

Everything talks to a stand-in on this machine; no AWS account is used. Stop with Ctrl+C.`;

const standInOptions = ({ speed, seed, exportDuration }: DemoOptions): StandInOptions => ({
  speed,
  seed,
  exportDuration,
});

function setFaults(standIn: StandIn, options: DemoOptions): void {
  for (const fault of options.faults) standIn.faults.set(fault);
}

/** Resolves at the first Ctrl+C; further ones do not disturb the tidying up. */
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => resolve());
});

async function inDesktop(vsix: string, options: DemoOptions): Promise<void> {
  const world = await openWorld(standInOptions(options));
  setFaults(world.standIn, options);
  const editor = await openDesktopEditor(world, vsix);
  say(`VS Code is open in a window of its own.\n${whatToTry}`);
  await Promise.race([interrupted, editor.closed]);
  await editor.close();
  await world.close();
}

async function inBrowser(vsix: string, options: DemoOptions): Promise<void> {
  const stage = await openStage({ vsix, standIn: standInOptions(options) });
  setFaults(stage.standIn, options);
  say(`VS Code is ready in the browser:\n\n  ${stage.editor.url}\n${whatToTry}`);
  openInBrowser(stage.editor.url);
  await interrupted;
  await stage.close();
}

async function demo(options: DemoOptions): Promise<void> {
  say('Building and packing the extension…');
  const { path } = await packageExtension();
  if (options.headless) {
    await runHeadless({
      vsix: path,
      standIn: standInOptions(options),
      kinds: options.kinds,
      prepare: (standIn) => setFaults(standIn, options),
    });
    return;
  }
  const desktop = !options.browser && hasDesktopEditor();
  await (desktop ? inDesktop : inBrowser)(path, options);
  say('\nThe demo is over; nothing of it is left on this machine.');
}

try {
  await demo(demoOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  say(`${error.message}\n\n${demoUsage}`);
  process.exitCode = 1;
}
