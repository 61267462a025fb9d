import { describe, expect, it } from 'vitest';
import { restorableWindow } from './window.ts';

const minute = 60_000;
const readAt = Date.UTC(2026, 10, 21, 12);
const on = (earliest: number, latest: number) => ({ status: 'on' as const, earliest, latest });
const usual = on(readAt - 60 * minute, readAt - 5 * minute);

describe('restorableWindow', () => {
  it('is what AWS said when that was just read', () => {
    expect(restorableWindow(usual, readAt, readAt)).toEqual({
      earliest: usual.earliest,
      latest: usual.latest,
    });
  });

  it('is the widest that AWS keeps where nobody may look', () => {
    expect(restorableWindow({ status: 'unknown' }, readAt, readAt)).toEqual({
      earliest: readAt - 35 * 24 * 60 * minute,
      latest: readAt - 5 * minute,
    });
  });

  it('moves its end on with the clock', () => {
    expect(restorableWindow(usual, readAt, readAt + 3 * minute)?.latest).toBe(readAt - 2 * minute);
  });

  it('stays where it was when a clock runs behind', () => {
    expect(restorableWindow(usual, readAt, readAt - 30 * minute)?.latest).toBe(usual.latest);
  });

  it('moves on from what AWS said, by a clock that is ahead of its own', () => {
    const behind = on(usual.earliest, readAt - 10 * minute);
    expect(restorableWindow(behind, readAt, readAt + 3 * minute)?.latest).toBe(readAt - 7 * minute);
  });

  it('never comes closer to now than five minutes, just after recovery was turned on', () => {
    const fresh = on(readAt, readAt);
    expect(restorableWindow(fresh, readAt, readAt + 2 * minute)?.latest).toBe(readAt);
    expect(restorableWindow(fresh, readAt, readAt + 7 * minute)?.latest).toBe(readAt + 2 * minute);
  });

  it('lies inside the window of AWS, in whole seconds', () => {
    const odd = on(usual.earliest + 1, usual.latest + 999);
    expect(restorableWindow(odd, readAt, readAt)).toEqual({
      earliest: usual.earliest + 1000,
      latest: usual.latest,
    });
  });

  it('loses its beginning as the recovery period moves on', () => {
    const full = { ...on(readAt - 35 * 24 * 60 * minute, usual.latest), periodDays: 35 };
    expect(restorableWindow(full, readAt, readAt + minute)?.earliest).toBe(full.earliest + minute);
    expect(restorableWindow({ ...usual, periodDays: 35 }, readAt, readAt)?.earliest).toBe(
      usual.earliest,
    );
  });

  it('is not there while recovery is off', () => {
    expect(restorableWindow({ status: 'off' }, readAt, readAt)).toBeUndefined();
  });
});
