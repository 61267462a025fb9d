import type { Plugin } from 'esbuild';

/**
 * Turns the shell's dynamic import of a module into `require` of a bundle of its own, so that it is
 * a file which nobody reads before it is needed. Any other way to import it is an error.
 */
export function onFirstUse(module: RegExp, bundle: string): Plugin {
  return {
    name: `${bundle}-on-first-use`,
    setup: (build) => {
      build.onResolve({ filter: module }, ({ kind, importer }) => {
        if (kind === 'entry-point') return undefined;
        return kind === 'dynamic-import'
          ? { path: `./${bundle}.cjs`, external: true }
          : { errors: [{ text: `${importer} must load ${bundle} by a dynamic import.` }] };
      });
    },
  };
}
