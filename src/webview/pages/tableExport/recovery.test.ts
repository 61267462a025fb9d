import { describe, expect, it } from 'vitest';
import { formAfter, type Happening } from '../../../../test/fakes/formAfter.ts';
import { factsAt, opened } from '../../../../test/fakes/formSamples.ts';
import { recoveryAsked, recoveryDeclined, recoveryFailed, recoveryOn } from './recovery.ts';
import type { TableForm } from './shape.ts';

const now = Date.UTC(2026, 10, 21, 12);
const error = { reason: 'network', message: 'No answer.', next: 'Try again.' } as const;

function after(...happenings: readonly Happening[]): TableForm {
  return formAfter(opened(factsAt(now)), ...happenings);
}

describe('turning recovery on', () => {
  it('waits, then has the new facts and goes to the first field', () => {
    expect(after(recoveryAsked).own.recovery.asking).toBe(true);
    const facts = factsAt(now + 1);
    const form = after(recoveryAsked, recoveryOn(facts));
    expect(form.facts).toEqual(facts);
    expect(form.own.recovery.asking).toBe(false);
  });

  it('changes nothing when declined', () => {
    const form = after(recoveryAsked, recoveryDeclined);
    expect(form.own.recovery).toEqual({ asking: false, error: undefined });
  });

  it('says why it failed', () => {
    const form = after(recoveryAsked, recoveryFailed(error));
    expect(form.own.recovery.error).toBe(error);
    expect(form.announcement).toBe('No answer. Try again.');
  });
});
