import { expect, it } from 'vitest';
import { splitRow } from './splitRow.ts';

it.each([
  ['"a","b"', ['a', 'b']],
  ['"a,b",,c,', ['a,b', '', 'c', '']],
  ['"say ""hi""",""', ['say "hi"', '']],
  [',"x"', ['', 'x']],
])('splits %s', (line, cells) => {
  expect(splitRow(line)).toEqual(cells);
});
