import { describe, expect, it } from 'vitest';
import { formAfter, type Happening } from '../../../../test/fakes/formAfter.ts';
import { keys } from '../../../../test/fakes/formSamples.ts';
import { openedOf } from '../../../../test/fakes/kindSamples.ts';
import { factsOf, problemsOf } from '../../state/derive.ts';
import { keyOutcome } from './keyLook.ts';
import type { DatabaseForm, DatabaseShape } from './shape.ts';

const now = Date.UTC(2026, 10, 21, 12);
const error = { reason: 'access-denied', message: 'You may not.', next: 'Ask.' } as const;
const [usable, retired] = keys('eu-west-1');

function after(...happenings: readonly Happening<DatabaseShape>[]): DatabaseForm {
  return formAfter<DatabaseShape>(openedOf('rds-database', now), ...happenings);
}

const typed = 'alias/exports';
const typing: Happening<DatabaseShape> = {
  type: 'edited',
  field: 'kmsKeyId',
  patch: { kmsKeyId: typed },
};
const found = (key: typeof usable | null): Happening<DatabaseShape> => ({
  type: 'keyFound',
  typed,
  found: key ?? null,
});
const problemOf = (form: DatabaseForm) =>
  problemsOf(form).find(({ field }) => field === 'kmsKeyId')?.code;

describe('the key in the field', () => {
  it('says what it stands for once that is known', () => {
    expect(keyOutcome(after(typing, { type: 'keyLooking', typed }))).toBe('Looking up the key…');
    const form = after(typing, found(usable));
    expect(keyOutcome(form)).toBe('alias/exports · Exports of the data team');
    expect(factsOf(form).key).toEqual({ typed, found: usable });
    expect(problemOf(form)).toBeUndefined();
  });

  it('is a fact for the rules also where it cannot be used or is none', () => {
    const form = after(typing, found(retired));
    expect(keyOutcome(form)).toBeUndefined();
    expect(problemOf(form)).toBe('key-not-enabled');
    expect(problemOf(after(typing, found(null)))).toBe('key-not-found');
  });

  it('that nobody may look up can be used all the same', () => {
    const form = after(typing, { type: 'keyFailed', typed, error });
    expect(keyOutcome(form)).toBe('It could not be looked up. You may not.');
    expect(problemOf(form)).toBeUndefined();
  });

  it('is not what was there before', () => {
    const other: Happening<DatabaseShape> = {
      type: 'edited',
      field: 'kmsKeyId',
      patch: { kmsKeyId: 'alias/other' },
    };
    expect(keyOutcome(after(typing, found(usable), other))).toBeUndefined();
    expect(factsOf(after(typing, found(usable), other)).key).toBeUndefined();
    expect(after(typing, other, found(usable)).keyLook).toBeUndefined();
  });

  it('has the alias of the list, so that the rules know a key that AWS manages', () => {
    const arn = 'arn:aws:kms:eu-west-1:111122223333:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60';
    const managed = { arn, keyId: '1f3c6a52', alias: 'alias/aws/s3', usable: true };
    const form = after(
      { type: 'keysLoading', region: 'eu-west-1' },
      { type: 'keysListed', region: 'eu-west-1', page: { items: [managed] } },
      { type: 'edited', field: 'kmsKeyId', patch: { kmsKeyId: arn } },
      { type: 'keyFound', typed: arn, found: { arn, keyId: '1f3c6a52', usable: true } },
    );
    expect(problemOf(form)).toBe('key-aws-managed');
  });
});
