import type { Plugin } from 'esbuild';

/**
 * Turns the shell's `import('./aws/main.ts')` into `require('./aws.cjs')`, so that the AWS SDK is a
 * file of its own which nobody reads before it is needed. Any other way to import it is an error.
 */
export const awsOnFirstUse: Plugin = {
  name: 'aws-on-first-use',
  setup: (build) => {
    build.onResolve({ filter: /\/aws\/main\.ts$/ }, ({ kind, importer }) =>
      kind === 'dynamic-import'
        ? { path: './aws.cjs', external: true }
        : { errors: [{ text: `${importer} must load src/aws by a dynamic import.` }] },
    );
  },
};
