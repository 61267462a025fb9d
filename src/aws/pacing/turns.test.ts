import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

function takeAll(turns: Turns<string>): readonly string[] {
  const taken: string[] = [];
  for (let lane = turns.next; lane !== undefined; lane = turns.next) {
    taken.push(turns.take(lane) ?? '');
  }
  return taken;
}

describe('turns', () => {
  it('go by when they were asked for within a lane', () => {
    const turns = new Turns<string>();
    for (const name of ['first', 'second', 'third']) turns.add(name, 'person', false);
    expect(takeAll(turns)).toEqual(['first', 'second', 'third']);
  });

  it('are the person’s first', () => {
    const turns = new Turns<string>();
    turns.add('watch', 'background', false);
    turns.add('click', 'person', false);
    expect(takeAll(turns)).toEqual(['click', 'watch']);
  });

  it('are one in five of the background, however much the person asks for', () => {
    const turns = new Turns<string>();
    for (let count = 0; count < 10; count += 1) turns.add('click', 'person', false);
    for (let count = 0; count < 3; count += 1) turns.add('watch', 'background', false);
    const order = takeAll(turns);
    expect(order.map((name) => name[0]).join('')).toBe('ccccwccccwccw');
  });

  it('come soon for one that was refused, before others of its lane only', () => {
    const turns = new Turns<string>();
    turns.add('click', 'person', false);
    turns.add('watch', 'background', false);
    turns.add('watch again', 'background', true);
    expect(takeAll(turns)).toEqual(['click', 'watch again', 'watch']);
  });

  it('are not for those who left', () => {
    const turns = new Turns<string>();
    for (const name of ['stays', 'leaves']) turns.add(name, 'background', false);
    turns.remove('leaves');
    expect(takeAll(turns)).toEqual(['stays']);
    expect(turns.waits('background')).toBe(false);
  });
});
