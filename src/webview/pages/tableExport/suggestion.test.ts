import { describe, expect, it } from 'vitest';
import { formAfter, type Happening } from '../../../../test/fakes/formAfter.ts';
import { factsAt, opened } from '../../../../test/fakes/formSamples.ts';
import { toKept } from '../../state/open.ts';
import { lastFound } from './continuing.ts';
import type { TableForm } from './shape.ts';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;

function after(...happenings: readonly Happening[]): TableForm {
  return formAfter(opened(factsAt(now)), ...happenings);
}

const incremental: Happening = {
  type: 'edited',
  field: 'window',
  patch: { exportType: 'incremental' },
};
const lastHour: Happening = {
  type: 'edited',
  field: 'window',
  patch: { windowMode: 'last-hour' },
};
const typed: readonly Happening[] = [
  { type: 'edited', field: 'prefix', patch: { prefix: 'mine' } },
  { type: 'settled', field: 'prefix' },
];

describe('the suggested prefix', () => {
  it('follows the type and the window, and comes back with the type', () => {
    expect(after(incremental).draft.prefix).toBe(
      'orders/incremental/20261120T115500Z--20261121T115500Z',
    );
    expect(after(incremental, lastHour).draft.prefix).toBe(
      'orders/incremental/20261121T105500Z--20261121T115500Z',
    );
    const full: Happening = { type: 'edited', field: 'window', patch: { exportType: 'full' } };
    expect(after(incremental, lastHour, full).draft.prefix).toBe(after().draft.prefix);
  });

  it('follows the window as that moves on with fresh facts', () => {
    const moved = after(incremental, { type: 'factsRead', facts: factsAt(now + hour) });
    expect(moved.draft.prefix).toBe('orders/incremental/20261120T125500Z--20261121T125500Z');
  });

  it('begins where the last incremental export ended', () => {
    const form = after(incremental, lastFound(now - hour));
    expect(form.draft.prefix).toBe('orders/incremental/20261121T110000Z--20261121T115500Z');
  });

  it('leaves a prefix alone that the person typed or emptied', () => {
    expect(after(...typed, incremental, lastHour).draft.prefix).toBe('mine');
    const emptied: Happening = { type: 'edited', field: 'prefix', patch: { prefix: '' } };
    expect(after(emptied, incremental).draft.prefix).toBe('');
  });

  it('leaves one alone that the person typed just so', () => {
    const like: Happening = {
      type: 'edited',
      field: 'prefix',
      patch: { prefix: 'orders/2020-01-01' },
    };
    expect(after(like).draft.prefix).toBe('orders/2020-01-01');
    expect(after(like, { type: 'settled', field: 'prefix' }, incremental).draft.prefix).toBe(
      'orders/2020-01-01',
    );
  });

  it('stays what an export was started with', () => {
    const form = after(
      incremental,
      { type: 'edited', field: 'bucket', patch: { bucket: 'acme-exports' } },
      { type: 'submitted' },
      { type: 'factsRead', facts: factsAt(now + hour) },
    );
    expect(form.draft.prefix).toBe('orders/incremental/20261120T115500Z--20261121T115500Z');
  });

  it('still follows after a reload', () => {
    const kept = toKept(after(incremental));
    const later = opened(factsAt(now + hour));
    const reopened: Happening = { type: 'opened', opened: later, kept };
    expect(after(reopened, lastHour).draft.prefix).toBe(
      'orders/incremental/20261121T115500Z--20261121T125500Z',
    );
  });
});
