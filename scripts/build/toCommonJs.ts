import { transform, type Plugin } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes what esbuild made as CommonJS: only its ES modules can be split into files that share code,
 * and only CommonJS keeps the editor's proxy patches in the path of requests.
 */
export function toCommonJs(production: boolean): Plugin {
  return {
    name: 'to-common-js',
    setup: (build) => {
      build.initialOptions.write = false;
      build.onEnd(async ({ outputFiles = [] }) => {
        await Promise.all(
          outputFiles.map(async ({ path, text }) => write(path, await converted(path, text))),
        );
      });

      async function converted(path: string, text: string): Promise<string> {
        if (!path.endsWith('.cjs')) return text;
        const { code } = await transform(text, {
          charset: 'utf8',
          format: 'cjs',
          platform: 'node',
          target: 'node22',
          minify: production,
          sourcemap: production ? false : 'inline',
          supported: { 'dynamic-import': false },
        });
        return code;
      }
    },
  };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
