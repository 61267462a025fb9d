import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Theme } from '../editor/settings.ts';
import type { Workbench } from '../editor/workbench.ts';

/** Takes numbered pictures of the window and remembers where they are. */
export interface Camera {
  readonly pictures: readonly string[];
  /** One picture as the window is. */
  shoot(name: string): Promise<void>;
  /** The same view in every theme, dark last, so that the journey goes on in the dark. */
  shootInThemes(name: string): Promise<void>;
}

/** As the theme picker calls them. */
const names: Readonly<Record<Theme, string>> = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  'high-contrast': 'Dark High Contrast',
};

const bodyClass: Readonly<Record<Theme, string>> = {
  dark: 'vs-dark',
  light: 'vs',
  'high-contrast': 'hc-black',
};

async function wear(theme: Theme, workbench: Workbench): Promise<void> {
  await workbench.wear(names[theme]);
  await workbench.page.locator(`.monaco-workbench.${bodyClass[theme]}`).waitFor();
}

/** Pictures go into `folder`, which is made if need be. */
export function createCamera(workbench: Workbench, folder: string): Camera {
  const pictures: string[] = [];
  const shoot = async (name: string): Promise<void> => {
    const number = String(pictures.length + 1).padStart(2, '0');
    const path = join(folder, `${number}-${name}.png`);
    await mkdir(folder, { recursive: true });
    await workbench.moveAway();
    // Colours of webviews follow those of the window a moment later.
    await workbench.page.waitForTimeout(400);
    await workbench.page.screenshot({ path });
    pictures.push(path);
  };
  const shootInThemes = async (name: string): Promise<void> => {
    for (const theme of ['light', 'high-contrast', 'dark'] as const) {
      await wear(theme, workbench);
      await shoot(`${name}-${theme}`);
    }
  };
  return { pictures, shoot, shootInThemes };
}
