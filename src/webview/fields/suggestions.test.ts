import { describe, expect, it } from 'vitest';
import { closed, matching, onKey } from './suggestions.ts';

const buckets = [
  { value: 'acme-exports', label: 'acme-exports', detail: 'eu-west-1' },
  { value: 'acme-logs', label: 'acme-logs', detail: 'us-east-1' },
];
const open = { open: true, active: -1, filter: '' };

describe('matching suggestions', () => {
  it('are all of them before anything is typed', () => {
    expect(matching(buckets, '')).toBe(buckets);
  });

  it.each([
    ['EXPORTS', ['acme-exports']],
    ['us-east', ['acme-logs']],
    ['acme west', ['acme-exports']],
    ['nothing', []],
  ])('for %j are %j', (filter, names) => {
    expect(matching(buckets, filter).map(({ value }) => value)).toEqual(names);
  });
});

describe('a key in a combobox', () => {
  it('opens the list with the down arrow', () => {
    expect(onKey('ArrowDown', closed, 2)).toEqual({ does: 'show', list: open });
  });

  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 1, 0],
    ['ArrowUp', -1, 1],
    ['ArrowUp', 0, 1],
    ['ArrowUp', 1, 0],
  ])('%s goes from line %i to line %i of two', (key, active, next) => {
    const list = { ...open, active };
    expect(onKey(key, list, 2)).toEqual({ does: 'show', list: { ...open, active: next } });
  });

  it('has nowhere to go in an empty list', () => {
    expect(onKey('ArrowDown', open, 0)).toEqual({ does: 'show', list: open });
    expect(onKey('ArrowUp', open, 0)).toEqual({ does: 'show', list: open });
  });

  it('picks the active line with Enter, and nothing without one', () => {
    expect(onKey('Enter', { ...open, active: 1 }, 2)).toEqual({ does: 'pick', index: 1 });
    expect(onKey('Enter', open, 2)).toBeUndefined();
  });

  it('closes an open list with Escape and leaves it to others otherwise', () => {
    expect(onKey('Escape', open, 2)).toEqual({ does: 'show', list: closed });
    expect(onKey('Escape', closed, 2)).toBeUndefined();
  });

  it('is text otherwise', () => {
    expect(onKey('a', open, 2)).toBeUndefined();
  });
});
