import { describe, expect, it } from 'vitest';
import { factsAt, freshDraft } from '../../../../test/fakes/formSamples.ts';
import { chooseWindow, switchWindowZone, typeEnd } from './window.ts';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;
const facts = factsAt(now);
const draft = { ...freshDraft(facts), windowZone: 'utc' } as const;

describe('typing an end of the window', () => {
  it('keeps the text and what it means', () => {
    expect(typeEnd('from', '2026-11-21 11:00:00', 'utc')).toEqual({
      fromText: '2026-11-21 11:00:00',
      from: now - hour,
    });
  });

  it('keeps a text that means nothing, with no moment', () => {
    expect(typeEnd('to', 'noon', 'utc')).toEqual({ toText: 'noon', to: null });
  });
});

describe('choosing a window', () => {
  it('starts exact times from the window that was chosen until then', () => {
    expect(chooseWindow({ ...draft, windowMode: 'last-hour' }, 'exact', facts)).toEqual({
      windowMode: 'exact',
      fromText: '2026-11-21 10:55:00',
      from: now - 65 * 60_000,
      toText: '2026-11-21 11:55:00',
      to: now - 5 * 60_000,
    });
  });

  it('comes back to the times that were typed before', () => {
    const typed = { ...draft, fromText: '2026-11' };
    expect(chooseWindow(typed, 'exact', facts)).toEqual({ windowMode: 'exact' });
  });

  it('starts from nothing while there is no window', () => {
    const since = { ...draft, windowMode: 'since-last' } as const;
    expect(chooseWindow(since, 'exact', facts)).toEqual({ windowMode: 'exact' });
  });

  it('leaves the times alone for a preset', () => {
    expect(chooseWindow(draft, 'last-hour', facts)).toEqual({ windowMode: 'last-hour' });
  });
});

describe('switching the clock of a window', () => {
  it('keeps both moments and rewrites their texts', () => {
    const local = { ...draft, ...typeEnd('from', '2026-11-21 12:30:05', 'local') };
    const utc = { ...local, ...switchWindowZone(local, 'utc') };
    expect(utc.from).toBe(local.from);
    expect(switchWindowZone(utc, 'local')).toMatchObject({ fromText: '2026-11-21 12:30:05' });
  });

  it('leaves a text alone that is no moment', () => {
    const patch = switchWindowZone({ ...draft, toText: 'noon', to: null }, 'local');
    expect(patch).toEqual({ windowZone: 'local' });
  });
});
