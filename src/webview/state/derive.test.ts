import { describe, expect, it } from 'vitest';
import { factsAt, opened } from '../../../test/fakes/formSamples.ts';
import { derive, fieldState, problemsOf } from './derive.ts';
import type { FormModel } from './model.ts';
import { openForm } from './open.ts';

const now = Date.UTC(2026, 10, 21, 12);

function form(draft: Partial<FormModel['draft']> = {}, changes: Partial<FormModel> = {}) {
  const fresh = openForm(opened(factsAt(now)), undefined);
  return { ...fresh, ...changes, draft: { ...fresh.draft, ...draft } };
}

const stateOf = (model: FormModel, field: 'bucket' | 'prefix') =>
  fieldState(model, problemsOf(model), field);

describe('a field', () => {
  it('says nothing while nobody was there, although it is empty', () => {
    expect(stateOf(form(), 'bucket')).toEqual({ state: 'untouched' });
  });

  it('is missing once somebody was there and left it empty', () => {
    expect(stateOf(form({}, { touched: ['bucket'] }), 'bucket').state).toBe('missing');
  });

  it('is missing when somebody tried to start, touched or not', () => {
    expect(stateOf(form({}, { attempted: true }), 'bucket').state).toBe('missing');
  });

  it('is invalid with the sentence of the rule', () => {
    const state = stateOf(form({ bucket: 'a b c' }, { touched: ['bucket'] }), 'bucket');
    expect(state).toMatchObject({
      state: 'invalid',
      message: expect.stringMatching(/letters, digits/) as string,
    });
  });

  it('is valid beside a warning', () => {
    const state = stateOf(form({ prefix: 'a//b' }, { touched: ['prefix'] }), 'prefix');
    expect(state).toMatchObject({
      state: 'valid',
      warning: expect.stringMatching(/slashes/) as string,
    });
  });

  it('shows an objection that only the host had', () => {
    const hostIssues = [
      { field: 'bucket', severity: 'error', code: 'host-only', message: 'Not this one.' },
    ] as const;
    const model = form({ bucket: 'acme-exports' }, { touched: ['bucket'], hostIssues });
    expect(stateOf(model, 'bucket')).toEqual({ state: 'invalid', message: 'Not this one.' });
  });

  it('warns of a bucket that nobody found, as long as that name stands there', () => {
    const error = { reason: 'bucket-not-found', message: 'None such.', next: 'Look.' } as const;
    const look = { bucket: 'acme-nowhere', at: 'failed', error } as const;
    const absent = form({ bucket: 'acme-nowhere' }, { touched: ['bucket'], look });
    const another = form({ bucket: 'acme-exports' }, { touched: ['bucket'], look });
    expect(stateOf(absent, 'bucket')).toEqual({ state: 'valid', warning: 'None such. Look.' });
    expect(stateOf(another, 'bucket')).toEqual({ state: 'valid' });
  });
});

describe('the problems', () => {
  it('follow the order of the page', () => {
    const model = form({ bucketOwner: '1', clientToken: '', prefix: 'a//b' });
    const fields = problemsOf(model).map(({ field }) => field);
    expect(fields).toEqual(['bucket', 'prefix', 'bucketOwner', 'clientToken']);
  });

  it('are told once when the host repeats one', () => {
    const mine = problemsOf(form());
    const model = form({}, { hostIssues: mine });
    expect(problemsOf(model)).toHaveLength(mine.length);
  });

  it('of the table are never quiet', () => {
    const off = openForm(opened(factsAt(now, { status: 'off' })), undefined);
    const loud = problemsOf(off).filter(({ quiet }) => !quiet);
    expect(loud.map(({ code }) => code)).toEqual(['recovery-off']);
  });
});

describe('what a draft comes to', () => {
  it('is ready with a bucket and nothing else', () => {
    const derived = derive(form({ bucket: 'acme-exports' }));
    expect(derived.ready).toBe(true);
    expect(derived.request).toMatchObject({ S3Bucket: 'acme-exports' });
    expect(derived.sentence).toContain('s3://acme-exports/');
  });

  it('knows the Region of the bucket in the field, and of no other', () => {
    const look = { bucket: 'acme-exports', at: 'found', region: 'eu-central-1' } as const;
    expect(derive(form({ bucket: 'acme-exports' }, { look })).facts.bucketRegion).toBe(
      'eu-central-1',
    );
    expect(derive(form({ bucket: 'acme-logs' }, { look })).facts.bucketRegion).toBeUndefined();
  });
});
