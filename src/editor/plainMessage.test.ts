import { describe, expect, it } from 'vitest';
import { plainMessage } from './plainMessage.ts';

/** How the editor finds links in its messages (`parseLinkedText`). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('a message', () => {
  it('has no link, whatever an export was asked for with', () => {
    const text = 'AWS found no KMS key [open](command:evil?[1]) in [x](https://example.com "y").';
    expect(text).toMatch(link);
    expect(plainMessage(text)).not.toMatch(link);
  });

  it('is left as it is otherwise', () => {
    const text = 'Export of orders failed (S3NoSuchBucket): There is no bucket acme.';
    expect(plainMessage(text)).toBe(text);
  });
});
