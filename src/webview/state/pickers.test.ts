import { describe, expect, it } from 'vitest';
import { keys } from '../../../test/fakes/formSamples.ts';
import { roles } from '../../../test/fakes/kindSamples.ts';
import {
  bucketNote,
  keyNote,
  roleNote,
  toBucketSuggestions,
  toKeySuggestions,
  toRoleSuggestions,
} from './pickers.ts';

const error = { reason: 'access-denied', message: 'You may not.', next: 'Ask.' } as const;

describe('suggested buckets', () => {
  it('show their Region where it is known', () => {
    const items = [{ name: 'a', region: 'eu-west-1' }, { name: 'b' }];
    expect(toBucketSuggestions({ status: 'ready', items })).toEqual([
      { value: 'a', label: 'a', detail: 'eu-west-1' },
      { value: 'b', label: 'b' },
    ]);
  });
});

describe('suggested keys', () => {
  const suggestions = toKeySuggestions({ status: 'ready', items: keys('eu-west-1') });

  it('are shown by alias and put in by ARN', () => {
    expect(suggestions[0]).toMatchObject({
      label: 'alias/exports',
      value: expect.stringMatching(/^arn:aws:kms:eu-west-1:/) as string,
    });
  });

  it('that cannot be used say why and cannot be picked', () => {
    expect(suggestions[1]).toMatchObject({
      disabled: true,
      detail: 'cannot be used: PendingDeletion',
    });
  });
});

describe('suggested roles', () => {
  it('are shown by name and put in by ARN; one that RDS may not assume cannot be picked', () => {
    const [first, , last] = toRoleSuggestions({ status: 'ready', items: roles });
    expect(first).toMatchObject({
      label: 'rds-exports',
      value: 'arn:aws:iam::111122223333:role/rds-exports',
      disabled: false,
    });
    expect(last).toMatchObject({ detail: 'does not trust RDS exports', disabled: true });
  });

  it('begin with those that can be picked, whatever the order of AWS', () => {
    const items = [...roles].reverse();
    const labels = toRoleSuggestions({ status: 'ready', items }).map(({ label }) => label);
    expect(labels).toEqual(['nightly-exports', 'rds-exports', 'lambda-thumbnails', 'admin']);
  });

  it('come with a word where none can be picked', () => {
    const items = roles.filter(({ trustsExports }) => !trustsExports);
    expect(roleNote({ status: 'ready', items })?.text).toMatch(/^None of these .* can be typed/);
    expect(roleNote({ status: 'ready', items: roles })).toBeUndefined();
    expect(roleNote({ status: 'ready', items: [] })?.text).toMatch(/no roles/);
    expect(roleNote({ status: 'failed', items: [], error })?.text).toMatch(/^You may not/);
  });
});

describe('the line under a list', () => {
  it('says that it is being read', () => {
    expect(bucketNote({ status: 'loading', items: [] })).toMatchObject({ icon: 'loading' });
  });

  it('says why it cannot be read and that typing works', () => {
    expect(bucketNote({ status: 'failed', items: [], error })).toEqual({
      text: 'You may not. Type it instead.',
      icon: 'warning',
    });
  });

  it('says that there is nothing to list', () => {
    expect(bucketNote({ status: 'ready', items: [] })?.text).toContain('no buckets');
  });

  it('says nothing under a list that speaks for itself', () => {
    expect(bucketNote({ status: 'ready', items: [{ name: 'a' }] })).toBeUndefined();
  });

  it('asks for a bucket before keys can be listed', () => {
    expect(keyNote({ status: 'idle', items: [] }, undefined)?.text).toContain(
      'once the Region of the bucket is known',
    );
  });
});
