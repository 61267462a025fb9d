import { describe, expect, it } from 'vitest';
import { factsAt, freshDraft, token } from '../../../../test/fakes/formSamples.ts';
import { kinds } from '../../../core/kinds/registry.ts';
import type { Table } from '../../../core/sources.ts';
import { filterExample } from './filterExample.ts';

const facts = factsAt(Date.UTC(2026, 10, 21, 12));

/** What the rules say to a draft that is filled with the examples. */
function problemsWith(keys: Table['keys']) {
  const draft = {
    ...freshDraft(facts),
    bucket: 'acme-exports',
    filtered: true,
    ...filterExample(keys),
    clientToken: token,
  };
  return kinds['dynamodb-table'].check(draft, { ...facts, table: { ...facts.table, keys } });
}

describe('the examples of a filter', () => {
  it.each([
    ['a partition key', [{ name: 'customerId', type: 'S' }]],
    [
      'a sort key',
      [
        { name: 'customerId', type: 'N' },
        { name: 'placedAt', type: 'B' },
      ],
    ],
    [
      'names that are reserved or need care',
      [
        { name: 'date', type: 'S' },
        { name: 'a-b.c', type: 'N' },
      ],
    ],
  ])('together are a filter that AWS takes, for a table with %s', (_case, keys) => {
    expect(problemsWith(keys)).toEqual([]);
  });

  it('name the keys of the table', () => {
    const example = filterExample([{ name: 'customerId', type: 'S' }]);
    expect(example.keyCondition).toBe('#pk = :pk');
    expect(example.attributeNames).toBe('{ "#pk": "customerId", "#state": "state" }');
  });
});
