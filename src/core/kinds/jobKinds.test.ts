import { describe, expect, it } from 'vitest';
import { allKinds, requestOfKind } from '../../../test/fakes/requests.ts';
import { jobKinds } from './jobKinds.ts';

describe.each(allKinds)('what is stored of a request, of %s', (kind) => {
  const { input } = requestOfKind(kind, 'one');
  const isInput = (value: unknown) => jobKinds[kind].isInput(value);

  it('is enough, also with members that are new to us', () => {
    expect(isInput(input)).toBe(true);
    expect(isInput({ ...input, SomethingNew: [1] })).toBe(true);
  });

  it('is not enough without what AWS cannot do without', () => {
    for (const value of [undefined, null, 'text', [], {}]) expect(isInput(value)).toBe(false);
    const numbers = Object.keys(input).map((name) => [name, 1] as const);
    expect(isInput(Object.fromEntries(numbers))).toBe(false);
  });
});
