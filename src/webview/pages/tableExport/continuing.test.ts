import { describe, expect, it } from 'vitest';
import { formAfter, type Happening } from '../../../../test/fakes/formAfter.ts';
import { factsAt, opened } from '../../../../test/fakes/formSamples.ts';
import { continuation, lastFailed, lastFound, lastLooking } from './continuing.ts';
import type { TableForm } from './shape.ts';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;
const error = { reason: 'network', message: 'No answer.', next: 'Try again.' } as const;

const incremental: Happening = {
  type: 'edited',
  field: 'window',
  patch: { exportType: 'incremental' },
};

function after(...happenings: readonly Happening[]): TableForm {
  return formAfter(opened(factsAt(now)), incremental, ...happenings);
}

const looking = lastLooking;
const failed = lastFailed(error);
const found = lastFound;
const chosen: readonly Happening[] = [
  { type: 'edited', field: 'window', patch: { windowMode: 'last-hour' } },
  { type: 'settled', field: 'window' },
];

describe('the window of an incremental export', () => {
  it('begins where the last one ended, once that is known', () => {
    const form = after(looking, found(now - hour));
    expect(form.draft.windowMode).toBe('since-last');
    expect(form.announcement).toBe('The window begins where the last one ended.');
  });

  it('is the last day where there was none before', () => {
    expect(after(looking, found(null)).draft.windowMode).toBe('last-24-hours');
  });

  it('is the last day where going on is not possible yet or any more', () => {
    expect(after(looking, found(now - 60_000)).draft.windowMode).toBe('last-24-hours');
    expect(after(looking, found(now - 1000 * hour)).draft.windowMode).toBe('last-24-hours');
  });

  it('stays the one that the person chose', () => {
    expect(after(looking, ...chosen, found(now - hour)).draft.windowMode).toBe('last-hour');
  });

  it('stays the exact one that the form was opened with', () => {
    const exact: Happening = { type: 'edited', field: 'from', patch: { windowMode: 'exact' } };
    expect(after(looking, exact, found(now - hour)).draft.windowMode).toBe('exact');
  });
});

describe('a look-up that failed', () => {
  it('is announced', () => {
    expect(after(looking, failed).announcement).toBe(
      'Where the last incremental export ended is not known. No answer.',
    );
  });

  it('can be repeated, and leaves the keyboard where the button was', () => {
    const form = after(looking, failed, looking);
    expect(continuation(form.own.last).retry).toBe('busy');
    expect(after(looking, failed, looking, found(null)).focus).toEqual({ on: 'window' });
    expect(after(looking, found(null)).focus).toBeUndefined();
  });
});

describe('the choice to go on', () => {
  it('can be made while nobody knows yet', () => {
    expect(continuation({ at: 'idle' }).possible).toBe(true);
    expect(continuation({ at: 'looking', again: false })).toEqual({
      text: 'Looking up where it ended…',
      possible: true,
      retry: 'no',
    });
  });

  it('says where the last one ended, by both clocks', () => {
    const { text, possible } = continuation({ at: 'found', to: now });
    expect(text).toMatch(/ended, at 2026-11-21 .*12:00:00.* UTC/);
    expect(possible).toBe(true);
  });

  it('says why it cannot be made', () => {
    expect(continuation({ at: 'found', to: null })).toMatchObject({
      text: expect.stringMatching(/last 90 days/) as string,
      possible: false,
    });
    expect(continuation({ at: 'failed', error })).toEqual({
      text: 'No answer. Try again.',
      possible: false,
      retry: 'offered',
    });
  });
});

describe('another export from the same form', () => {
  it('looks again where the last one ended', () => {
    const form = after(looking, found(now - hour), {
      type: 'unlocked',
      token: 'new',
      now,
    });
    expect(form.own.last).toEqual({ at: 'idle' });
  });
});
