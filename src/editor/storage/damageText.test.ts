import { describe, expect, it } from 'vitest';
import { damageText } from './damageText.ts';

describe('damageText', () => {
  it('says where the damaged list is', () => {
    expect(damageText({ what: 'it is not JSON', keptAs: 'exports.json.damaged-1' })).toBe(
      'The list of exports was damaged, and not all of it could be read. The damaged list was kept as exports.json.damaged-1. Exports go on at AWS and appear again when they are listed.',
    );
  });

  it('does not name a file that could not be kept', () => {
    expect(damageText({ what: 'it is not JSON' })).not.toContain('kept');
  });
});
