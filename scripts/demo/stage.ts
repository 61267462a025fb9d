import { join } from 'node:path';
import { writeAwsConfig, type AwsConfigOptions } from '../../test/aws/config.ts';
import { startStandIn, type StandIn, type StandInOptions } from '../../test/aws/standIn.ts';
import type { Theme } from '../editor/settings.ts';
import { startEditor, type Editor, type EditorOptions } from '../editorHost.ts';
import { tempFolder } from '../lib/temp.ts';

/** The stand-in for AWS with a temporary AWS configuration that leads to it. */
export interface World {
  readonly standIn: StandIn;
  /** A temporary folder for whatever belongs to this world. */
  readonly folder: string;
  /** The variables that make a program see these profiles and no others. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts the stand-in and writes the profiles that point to it. */
export async function openWorld(
  options: StandInOptions = {},
  config: AwsConfigOptions = {},
): Promise<World> {
  const folder = await tempFolder('world');
  const standIn = await startStandIn(options);
  const files = await writeAwsConfig(join(folder.path, 'aws'), standIn.url, config);
  const close = async (): Promise<void> => {
    await standIn.close();
    await folder.remove();
  };
  return { standIn, folder: folder.path, env: { ...files }, close };
}

export interface StageOptions {
  /** The packaged extension. */
  readonly vsix: string;
  readonly standIn?: StandInOptions;
  readonly config?: AwsConfigOptions;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** How the editor is started otherwise than usual. */
  readonly editor?: Pick<EditorOptions, 'asksForTrust' | 'env' | 'folder' | 'machineSettings'>;
}

/** All of the demo but the person: a world, and an editor in it with the extension installed. */
export interface Stage extends World {
  readonly editor: Editor;
}

/** Looks at running exports as often as the setting allows: nobody wants to wait for a demo. */
export const watchOften = { 'awsExports.watch.intervalSeconds': 2 } as const;

/** The stand-in plays AWS's price list too. */
export const pricesOf = ({ standIn }: World): Readonly<Record<string, string>> => ({
  'awsExports.priceList': standIn.url,
});

export async function openStage(options: StageOptions): Promise<Stage> {
  const world = await openWorld(options.standIn, options.config);
  try {
    const editor = await startEditor({
      ...options.editor,
      machineSettings: { ...pricesOf(world), ...options.editor?.machineSettings },
      extensions: [options.vsix],
      env: { ...world.env, ...options.editor?.env },
      settings: { ...watchOften, ...options.settings },
      theme: options.theme ?? 'dark',
    });
    const close = async (): Promise<void> => {
      await editor.close();
      await world.close();
    };
    return { ...world, editor, close };
  } catch (error) {
    await world.close();
    throw error;
  }
}
