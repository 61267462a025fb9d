import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

const escaped = (text: string): string => text.replaceAll('.', '\\.');

/**
 * Turns the shell's dynamic import of a module into `require` of a bundle of its own, so that it is
 * a file which nobody reads before it is needed. Any other way to import it is an error.
 */
export function onFirstUse(module: string, bundle: string): Plugin {
  return {
    name: `${bundle}-on-first-use`,
    setup: (build) => {
      const filter = new RegExp(`/${escaped(basename(module))}$`);
      build.onResolve({ filter }, ({ kind, importer }) => {
        if (kind === 'entry-point') return undefined;
        return kind === 'dynamic-import'
          ? { path: `./${bundle}.cjs`, external: true }
          : { errors: [{ text: `${importer} must load ${bundle} by a dynamic import.` }] };
      });
    },
  };
}
