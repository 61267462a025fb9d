import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { messageNode } from './nodeFactory.ts';
import type { Node } from './nodes.ts';
import { PacedChanges, type Change } from './pacedChanges.ts';

const [a, b, c] = ['a', 'b', 'c'].map((label) => messageNode({ label })) as [Node, Node, Node];
let clock: FakeClock;
let passed: Change[];
let changes: PacedChanges;

beforeEach(() => {
  clock = new FakeClock();
  passed = [];
  changes = new PacedChanges(clock, (change) => passed.push(change));
});

describe('changes of a tree', () => {
  it('are passed on at once where nothing changed just before', async () => {
    changes.add(a);
    expect(passed).toEqual([a]);
    await clock.advance(600);
    changes.add(b);
    expect(passed).toEqual([a, b]);
  });

  it('that come one by one are passed on together, twice a second', async () => {
    changes.add(a);
    for (const node of [b, c, b]) {
      await clock.advance(140);
      changes.add(node);
    }
    expect(passed).toEqual([a]);
    await clock.advance(100);
    expect(passed).toEqual([a, [b, c]]);
  });

  it('of all rows stand for any others', async () => {
    changes.add(a);
    changes.add(b);
    changes.add(undefined);
    await clock.advance(500);
    expect(passed).toEqual([a, undefined]);
  });

  it('end with whoever listened', async () => {
    changes.add(a);
    changes.add(b);
    changes.dispose();
    await clock.advance(1_000);
    expect(passed).toEqual([a]);
  });
});
