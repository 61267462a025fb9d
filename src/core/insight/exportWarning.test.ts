import { describe, expect, it } from 'vitest';
import { explainWarning } from './exportWarning.ts';

const said = (content: unknown): string | undefined => explainWarning(JSON.stringify(content));

describe('explainWarning', () => {
  it.each([
    undefined,
    '',
    ' ',
    '{}',
    '[]',
    'null',
    '""',
    '{"skippedTables":[],"skippedObjectives":[],"general":[]}',
    '{"general":[{}]}',
    '{"general":null}',
  ])('has nothing to say to %s', (warning) => {
    expect(explainWarning(warning)).toBeUndefined();
  });

  it('puts the warning of the documentation into words', () => {
    const warning =
      '{"skippedTables":[],"skippedObjectives":[],"general":[{"reason":"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE"}]}';
    expect(explainWarning(warning)).toBe(
      'AWS could not list the tables of a database, which may be missing from the export.',
    );
  });

  it('names the tables that were skipped, and how to get them', () => {
    const reason = 'PERMISSIONS_DO_NOT_EXIST';
    expect(said({ skippedTables: [{ tableName: 'shop.public.orders', reason }] })).toBe(
      'Skipped 1 table (shop.public.orders): the master user may not read the tables; grant it all privileges on them, then export a new snapshot.',
    );
  });

  it('says each reason once', () => {
    const of = (table: string, reason: string) => ({ database: 'shop', table, reason });
    const skippedTables = [of('a', 'ONE'), of('b', 'TWO'), of('c', 'ONE')];
    expect(said({ skippedTables, general: [{ reason: 'ONE' }] })).toBe(
      'Skipped 2 tables (shop.a, shop.c): AWS says ONE. Skipped 1 table (shop.b): AWS says TWO. AWS says ONE.',
    );
  });

  it('names only some of many', () => {
    const names = Array.from({ length: 1200 }, (_, index) => `t${index}`);
    expect(said({ skippedTables: names })).toBe(
      'Skipped 1,200 tables (t0, t1, t2, t3, t4, and 1,195 more).',
    );
  });

  it('takes entries of forms that are not documented', () => {
    expect(said({ skippedObjectives: ['shop.public', { target: 'crm' }] })).toBe(
      'Skipped 2 parts (shop.public, crm).',
    );
    expect(said({ skippedTables: [{ reason: 'ODD' }] })).toBe('Skipped 1 table: AWS says ODD.');
    expect(said({ general: 'ODD' })).toBe('AWS says ODD.');
    expect(said({ general: [{ database: 'shop' }, 7] })).toBe('AWS warns (shop). AWS says 7.');
    expect(said({ somethingNew: [{ database: 'shop', reason: 'ODD' }] })).toBe(
      'AWS says ODD (shop).',
    );
  });

  it.each([
    ['Some tables\nwere skipped', 'AWS says Some tables were skipped.'],
    ['{"general":[', 'AWS says {"general":[.'],
    ['["ODD"]', 'AWS says ODD.'],
  ])('shows what is no object as it is: %s', (warning, expected) => {
    expect(explainWarning(warning)).toBe(expected);
  });
});
