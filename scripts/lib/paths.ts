import { join, resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname, '..', '..');

/** `path`, given from the top of the checkout, as an absolute path. */
export const at = (...path: readonly string[]): string => join(root, ...path);

/** Where the npm-installed editor and browsers live; downloaded once, never committed. */
export const downloads = at('.vscode-test');
