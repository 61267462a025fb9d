import { describe, expect, it } from 'vitest';
import { addPart, exportOnlyFinding, parseParts, partLevels } from './exportOnly.ts';

describe('parseParts', () => {
  it('reads one part a line and counts empty lines', () => {
    expect(parseParts('\n shop.orders \r\n\ncrm\n')).toEqual([
      { line: 2, text: 'shop.orders', names: ['shop', 'orders'] },
      { line: 4, text: 'crm', names: ['crm'] },
    ]);
  });

  it('finds nothing in nothing', () => {
    expect(parseParts(' \n\t\n')).toEqual([]);
  });
});

describe('partLevels', () => {
  it.each(['mysql', 'mariadb', 'aurora-mysql'])('knows no schemas of %s', (engine) => {
    expect(partLevels(engine)).toEqual(['database', 'table']);
  });

  it.each(['postgres', 'aurora-postgresql'])('knows schemas of %s', (engine) => {
    expect(partLevels(engine)).toEqual(['database', 'schema', 'table']);
  });
});

describe('addPart', () => {
  it('puts a part on a line of its own', () => {
    expect(addPart('', { database: 'shop' })).toBe('shop');
    expect(addPart('crm\n\n', { database: 'shop', table: 'orders' })).toBe('crm\nshop.orders');
    const table = { database: ' shop ', schema: 'public', table: 'orders' };
    expect(addPart('crm', table)).toBe('crm\nshop.public.orders');
  });

  it('leaves out names that are empty', () => {
    expect(addPart('', { database: 'shop', schema: ' ', table: '' })).toBe('shop');
  });

  it('changes nothing for a part that is there, or for none', () => {
    expect(addPart(' shop \n', { database: 'shop' })).toBe(' shop \n');
    expect(addPart('crm\n', { database: ' ' })).toBe('crm\n');
  });
});

describe('exportOnlyFinding', () => {
  const said = (text: string, engine = 'postgres') => {
    const { severity, code } = exportOnlyFinding(text, engine) ?? {};
    return severity && `${severity} ${code}`;
  };

  it.each(['shop', 'shop.public', 'shop.public.orders', 'Shop_1.$sys\ncrm', ' shop\n\n crm\n'])(
    'takes "%s" of PostgreSQL',
    (text) => {
      expect(said(text)).toBeUndefined();
    },
  );

  it.each(['mysql', 'mariadb', 'aurora-mysql'])('takes databases and tables of %s', (engine) => {
    expect(said('shop.orders\ncrm', engine)).toBeUndefined();
    expect(said('shop.public.orders', engine)).toBe('error part-levels');
  });

  it.each([
    ['', 'error parts-missing'],
    [' \n ', 'error parts-missing'],
    ['shop.', 'error part-name-missing'],
    ['.orders', 'error part-name-missing'],
    ['shop..orders', 'error part-name-missing'],
    ['my-shop', 'error part-characters'],
    ['"shop".public', 'error part-characters'],
    ['shop, crm', 'error part-characters'],
    ['größe', 'error part-characters'],
    ['shop. public', 'error part-characters'],
    ['shop.*', 'error part-characters'],
    ['shop.public.orders.id', 'error part-levels'],
    ['shop\ncrm\nshop', 'warning part-twice'],
    ['shop.public.orders\nshop', 'warning part-covered'],
    ['shop\nshop.public.orders', 'warning part-covered'],
    ['shop.public\nshop.public.orders', 'warning part-covered'],
  ])('says of "%s": %s', (text, finding) => {
    expect(said(text)).toBe(finding);
  });

  it('says which line it means', () => {
    const message = (text: string) => exportOnlyFinding(text, 'postgres')?.message;
    expect(message('shop\n\nmy-shop')).toMatch(/^Correct line 3: /);
    expect(message('shop\ncrm\nshop')).toBe('Remove line 3: it is the same as line 1.');
    expect(message('shop.public.orders\n\nshop')).toBe('Remove line 1: line 3 is for all of shop.');
    expect(message('a.b.c.d')).toBe(
      'Correct line 1: a part of postgres is database, database.schema or database.schema.table.',
    );
    expect(exportOnlyFinding('a.b.c', 'mysql')?.message).toMatch(
      /is database or database\.table\.$/,
    );
  });

  it('does not take a longer name for a part of a shorter one', () => {
    expect(said('shop\nshop2.public')).toBeUndefined();
  });

  it('takes 200 KB and no more', () => {
    const parts = (count: number) =>
      Array.from({ length: count }, (_, index) => String(index).padStart(1024, 't')).join('\n');
    expect(said(parts(200))).toBeUndefined();
    expect(said(`${parts(200)}\nx`)).toBe('error parts-too-large');
    expect(exportOnlyFinding(`${parts(200)}\nx`, 'mysql')?.message).toContain('201 KB');
  });
});
