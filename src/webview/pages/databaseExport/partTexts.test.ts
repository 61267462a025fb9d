import { describe, expect, it } from 'vitest';
import { partLevels } from '../../../core/grammar/exportOnly.ts';
import { innermost, missingLevel, withoutInnermost } from './partTexts.ts';

const postgres = partLevels('aurora-postgresql');
const mysql = partLevels('mysql');
const texts = (database = '', schema = '', table = '') => ({ database, schema, table });

describe('the level that has to be named', () => {
  it('is the database before anything is', () => {
    expect(missingLevel(texts(), postgres)).toBe('database');
    expect(missingLevel(texts('  '), mysql)).toBe('database');
  });

  it('is what is around a named one', () => {
    expect(missingLevel(texts('shop', '', 'orders'), postgres)).toBe('schema');
    expect(missingLevel(texts('', '', 'orders'), mysql)).toBe('database');
  });

  it('is none where a part may end', () => {
    expect(missingLevel(texts('shop'), postgres)).toBeUndefined();
    expect(missingLevel(texts('shop', 'public'), postgres)).toBeUndefined();
    expect(missingLevel(texts('shop', '', 'orders'), mysql)).toBeUndefined();
  });
});

describe('after a part was added', () => {
  it('its outer names stay for the next one', () => {
    const added = texts('shop', 'public', 'orders');
    expect(innermost(added, postgres)).toBe('table');
    expect(withoutInnermost(added, postgres)).toEqual(texts('shop', 'public'));
    expect(withoutInnermost(texts('shop'), mysql)).toEqual(texts());
  });
});
