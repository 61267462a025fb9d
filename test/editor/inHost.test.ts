import { afterEach, describe, expect, inject, it } from 'vitest';
import { openWorld, type World } from '../../scripts/demo/stage.ts';
import { startEditor, type Editor } from '../../scripts/editorHost.ts';
import { runInHost } from './runInHost.ts';

describe('inside the extension host', () => {
  let world: World | undefined;
  let editor: Editor | undefined;
  afterEach(async () => {
    await editor?.close();
    await world?.close();
  });

  it('the extension registers what its manifest says, and calls AWS only when asked', async () => {
    world = await openWorld();
    editor = await startEditor({ extensions: [inject('vsix')], env: world.env, forTests: true });
    const { code, output } = await runInHost(editor, 'check');
    expect(output).toContain('ok: every command of the manifest is registered');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(world.standIn.calls).toEqual([]);
    expect(await editor.outsideCalls()).toEqual([]);
  });

  it('an extension that calls out is refused and written down', async () => {
    editor = await startEditor({ forTests: true });
    const { code } = await runInHost(editor, 'callOut');
    expect(code).toBe(0);
    const targets = (await editor.outsideCalls()).map(({ target }) => target);
    expect(targets).toEqual(['203.0.113.1', 'outside.example']);
  });
});
