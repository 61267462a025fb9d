import { describe, expect, it } from 'vitest';
import { factsAt, opened } from '../../../test/fakes/formSamples.ts';
import type { TableExportField } from '../../core/kinds/tableExport.ts';
import { derive, fieldState, problemsOf } from './derive.ts';
import { formAfter } from '../../../test/fakes/formAfter.ts';
import type { TableForm } from '../pages/tableExport/shape.ts';
import { sentWindow } from '../pages/tableExport/window.ts';

const now = Date.UTC(2026, 10, 21, 12);

function form(
  draft: Partial<TableForm['draft']> = {},
  changes: Partial<TableForm> = {},
): TableForm {
  const fresh = formAfter(opened(factsAt(now)));
  return { ...fresh, ...changes, draft: { ...fresh.draft, ...draft } };
}

const withLast = (last: TableForm['own']['last']): TableForm['own'] => ({
  ...form().own,
  last,
});

const stateOf = (model: TableForm, field: TableExportField) =>
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

describe('a field that only some exports have', () => {
  const exact = { exportType: 'incremental', windowMode: 'exact' } as const;

  it('is missing an end of the window that nobody typed', () => {
    const model = form(exact, { attempted: true });
    expect(stateOf(model, 'from').state).toBe('missing');
    expect(stateOf(form({ ...exact, toText: 'noon' }, { attempted: true }), 'to').state).toBe(
      'invalid',
    );
  });

  it('says nothing where its part of the form is not shown', () => {
    const hidden = { fromText: 'soon', keyCondition: '(((' };
    expect(problemsOf(form({ ...hidden, bucket: 'acme-exports' }))).toEqual([]);
  });

  it('waits for where the last export ended instead of calling it unknown', () => {
    const since = { exportType: 'incremental', windowMode: 'since-last' } as const;
    const failed = { at: 'failed', error: { reason: 'network', message: '', next: '' } } as const;
    const messageWith = (last: TableForm['own']['last']) =>
      problemsOf(form(since, { own: withLast(last) })).find(({ field }) => field === 'window')
        ?.message;
    expect(messageWith({ at: 'looking', again: false })).toMatch(/^Wait until it is known/);
    expect(messageWith(failed)).toMatch(/is not known/);
  });
});

describe('the problems', () => {
  it('follow the order of the page', () => {
    const model = form({ bucketOwner: '1', clientToken: '', prefix: 'a//b' });
    const fields = problemsOf(model).map(({ field }) => field);
    expect(fields).toEqual(['bucket', 'prefix', 'bucketOwner', 'clientToken']);
  });

  it('follow it through the window and the filter, too', () => {
    const model = form({
      exportType: 'incremental',
      windowMode: 'exact',
      filtered: true,
      keyCondition: '(',
      attributeNames: '[]',
      clientToken: '',
    });
    const fields = problemsOf(model).map(({ field }) => field);
    expect(fields).toEqual([
      'from',
      'to',
      'bucket',
      'keyCondition',
      'attributeNames',
      'clientToken',
    ]);
  });

  it('are told once when the host repeats one', () => {
    const mine = problemsOf(form());
    const model = form({}, { hostIssues: mine });
    expect(problemsOf(model)).toHaveLength(mine.length);
  });

  it('of the table are never quiet', () => {
    const off = formAfter(opened(factsAt(now, { status: 'off' })));
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

  it('is the window that was sent, once the export has started', () => {
    const window = { from: now - 7_200_000, to: now - 3_600_000 };
    const job = { jobId: 'token', state: 'running', startedAt: now, window } as const;
    const draft = { exportType: 'incremental', windowMode: 'last-hour' } as const;
    const stage = { at: 'started', jobId: 'token', job } as const;
    const derived = derive(form(draft, { stage }));
    expect(sentWindow(form(draft, { stage }), factsAt(now))).toEqual(window);
    expect(derived.request).toMatchObject({
      IncrementalExportSpecification: { ExportToTime: '2026-11-21T11:00:00.000Z' },
    });
  });

  it('goes on from the last incremental export once its end is known', () => {
    const last = { at: 'found', to: now - 3_600_000 } as const;
    const draft = { exportType: 'incremental', windowMode: 'since-last' } as const;
    expect(derive(form(draft, { own: withLast(last) })).request).toMatchObject({
      IncrementalExportSpecification: { ExportFromTime: '2026-11-21T11:00:00.000Z' },
    });
  });
});
