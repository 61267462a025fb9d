import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../contributions.ts';
import { aboveViews, hasLostRow } from './lostRow.ts';

const file = join(import.meta.dirname, '..', '..', '..', 'package.json');
const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly contributes: {
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
};

describe('a command whose row is lost', () => {
  it('comes from the menu of a row, with nothing for it', () => {
    expect(hasLostRow(commands.exportTable, [undefined, undefined])).toBe(true);
    expect(hasLostRow(commands.exportTable, [null, undefined])).toBe(true);
    expect(hasLostRow(commands.exportTable, [{ kind: 'table' }, undefined])).toBe(false);
  });

  it('is not one that comes without any row', () => {
    expect(hasLostRow(commands.exportTable, [])).toBe(false);
    expect(hasLostRow(commands.exportTable, [undefined])).toBe(false);
  });

  it('is none that stands above a view, where no row may have the focus', () => {
    expect(hasLostRow(commands.refresh, [undefined, undefined])).toBe(false);
    const above = contributes.menus['view/title']?.map(({ command }) => command);
    expect([...aboveViews].sort()).toEqual([...new Set(above)].sort());
  });
});
