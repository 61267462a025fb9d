import { runTests } from '@vscode/test-electron';
import { bundleForHost } from '../test/editor/runInHost.ts';
import { openWorld } from './demo/stage.ts';
import { at } from './lib/paths.ts';
import { say } from './lib/report.ts';
import { build } from './build.ts';

/**
 * `npm run test:desktop`: the checks of `test/editor/inHost` inside desktop VS Code, which is
 * downloaded unless `VSCODE_PATH` names its program. For machines with a screen.
 */
await build({ production: true });
const world = await openWorld();
const vscodeExecutablePath = process.env['VSCODE_PATH'];
try {
  process.exitCode = await runTests({
    ...(vscodeExecutablePath !== undefined && { vscodeExecutablePath }),
    extensionDevelopmentPath: at(),
    extensionTestsPath: await bundleForHost('check', world.folder),
    extensionTestsEnv: { ...world.env },
    launchArgs: [
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${world.folder}/user`,
    ],
  });
} catch (error) {
  say(`The tests did not pass: ${String(error)}`);
  process.exitCode = 1;
} finally {
  await world.close();
}
