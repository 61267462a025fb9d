import type { ErrorReason } from '../../src/core/errors.ts';

/** The reasons of which AWS writes a sentence for people, which ours quotes. */
export const quotedReasons: readonly ErrorReason[] = [
  'bucket-unusable',
  'invalid-export-only',
  'key-not-accessible',
  'role-not-permitted',
  'source-not-exportable',
  'validation',
];
