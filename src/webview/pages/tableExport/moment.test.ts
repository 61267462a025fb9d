import { describe, expect, it } from 'vitest';
import { factsAt, freshDraft } from '../../../../test/fakes/formSamples.ts';
import { fromPicker, toPicker } from '../../fields/momentText.ts';
import { chooseMoment, switchZone, typeMoment } from './moment.ts';

const now = Date.UTC(2026, 10, 21, 12);
const facts = factsAt(now);
const draft = freshDraft(facts);

describe('typing a moment', () => {
  it('keeps the text and what it means', () => {
    expect(typeMoment('2026-11-21 11:00:00', 'utc')).toEqual({
      momentText: '2026-11-21 11:00:00',
      moment: now - 3_600_000,
    });
  });

  it('keeps a text that means nothing, with no moment', () => {
    expect(typeMoment('yesterday', 'utc')).toEqual({ momentText: 'yesterday', moment: null });
  });
});

describe('choosing a moment', () => {
  it('starts from the latest one that can be restored', () => {
    const chosen = chooseMoment({ ...draft, momentZone: 'utc' }, facts);
    expect(chosen).toEqual({
      timeMode: 'moment',
      momentText: '2026-11-21 11:55:00',
      moment: now - 300_000,
    });
  });

  it('comes back to what was typed before', () => {
    expect(chooseMoment({ ...draft, momentText: '2026-11' }, facts)).toEqual({
      timeMode: 'moment',
    });
  });

  it('starts from nothing while recovery is off', () => {
    expect(chooseMoment(draft, factsAt(now, { status: 'off' }))).toEqual({ timeMode: 'moment' });
  });
});

describe('switching the clock', () => {
  it('keeps the moment and rewrites its text', () => {
    const local = { ...draft, ...typeMoment('2026-11-21 12:30:05', 'local') };
    const utc = switchZone(local, 'utc');
    expect(utc.moment).toBe(local.moment);
    expect(switchZone({ ...local, ...utc }, 'local').momentText).toBe('2026-11-21 12:30:05');
  });

  it('leaves a text alone that is no moment', () => {
    const patch = switchZone({ ...draft, momentText: 'noon', moment: null }, 'utc');
    expect(patch).toEqual({ momentZone: 'utc', momentText: 'noon', moment: null });
  });
});

describe('the native control', () => {
  it('is shown the same moment', () => {
    expect(toPicker(now, 'utc')).toBe('2026-11-21T12:00:00');
  });

  it.each([
    ['2026-11-21T12:00:05', '2026-11-21 12:00:05'],
    ['2026-11-21T12:00', '2026-11-21 12:00:00'],
    ['', ''],
  ])('gives %j as %j', (value, text) => {
    expect(fromPicker(value)).toBe(text);
  });
});
