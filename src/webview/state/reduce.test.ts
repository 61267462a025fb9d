import { describe, expect, it } from 'vitest';
import { formAfter, type Happening } from '../../../test/fakes/formAfter.ts';
import { factsAt, opened, token } from '../../../test/fakes/formSamples.ts';
import type { TableExportField } from '../../core/kinds/tableExport.ts';
import type { FormJob, FormState, PresentedError } from '../../protocol/exportForm.ts';
import { recoveryOn } from '../pages/tableExport/recovery.ts';
import { problemsOf } from './derive.ts';
import type { TableForm, TableShape } from '../pages/tableExport/shape.ts';
import type { FormModel, PageModel } from './model.ts';
import { toKept } from './open.ts';
import { reduce } from './reduce.ts';

const now = Date.UTC(2026, 10, 21, 12);
const error: PresentedError = { reason: 'network', message: 'No answer.', next: 'Try again.' };
const running: FormJob = { jobId: token, state: 'running', startedAt: now };

function after(...happenings: readonly Happening[]): TableForm {
  return formAfter(opened(factsAt(now)), ...happenings);
}

const bucket: Happening = { type: 'edited', field: 'bucket', patch: { bucket: 'acme-exports' } };
const submitted: Happening = { type: 'submitted' };
const startedIt: Happening = {
  type: 'startAnswered',
  outcome: { outcome: 'started', jobId: token },
};

describe('opening', () => {
  it('shows the draft that the host filled in', () => {
    expect(after().draft).toEqual(opened(factsAt(now)).form.draft);
  });

  it('says why when it fails, and starts over', () => {
    const broken = reduce({ at: 'opening' }, { type: 'openFailed', error });
    expect(broken).toEqual({ at: 'broken', error });
    expect(reduce(broken, { type: 'reopening' })).toEqual({ at: 'opening' });
  });

  it('drops everything else that arrives before', () => {
    const page: PageModel = { at: 'opening' };
    expect(reduce(page, bucket)).toBe(page);
  });

  const kept = (changes: Partial<FormState> = {}): FormState => ({
    ...toKept(after(bucket, { type: 'settled', field: 'bucket' })),
    ...changes,
  });
  const reopened = (state: FormState, job?: FormJob): TableForm => {
    const answer = opened(factsAt(now), job ? { job } : {});
    const page = reduce({ at: 'opening' }, { type: 'opened', opened: answer, kept: state });
    if (page.at !== 'form') throw new Error('no form');
    return page.form as FormModel<TableShape>;
  };

  it('brings back what was typed and where', () => {
    const form = reopened(kept());
    expect(form.draft.bucket).toBe('acme-exports');
    expect(form.touched).toEqual(['bucket']);
  });

  it('does not take over the state of another table', () => {
    const other = { service: 'dynamodb', arn: 'arn:other', name: 'other' } as const;
    expect(reopened(kept({ source: other })).draft.bucket).toBe('');
  });

  it('does not take over the state of another connection', () => {
    const connection = { profile: 'acme-data', region: 'us-east-1' };
    expect(reopened(kept({ connection })).draft.bucket).toBe('');
  });

  it('stays locked over an export that was started before', () => {
    const form = reopened(kept({ jobId: token }), running);
    expect(form.stage).toEqual({ at: 'started', jobId: token, recalled: true, job: running });
  });

  it('stays locked although the host does not know the export', () => {
    expect(reopened(kept({ jobId: token })).stage.at).toBe('started');
  });

  it('finds out that a start whose answer it never heard had worked', () => {
    expect(reopened(kept(), running).stage).toMatchObject({ at: 'started', jobId: token });
  });

  it('is editable when the host tells of an older export of the form', () => {
    expect(reopened(kept(), { ...running, jobId: 'older' }).stage.at).toBe('editing');
  });
});

describe('starting', () => {
  it('with a problem goes to the first field and says how many there are', () => {
    const form = after(
      { type: 'edited', field: 'bucketOwner', patch: { bucketOwner: '1' } },
      submitted,
    );
    expect(form.stage.at).toBe('editing');
    expect(form.attempted).toBe(true);
    expect(form.focus).toEqual({ on: 'bucket' });
    expect(form.announcement).toBe('2 things to put right. Choose or type a bucket.');
  });

  it('again with the same problem goes to the field again', () => {
    const first = after(submitted);
    const second = after(submitted, submitted);
    expect(second.focus).toEqual(first.focus);
    expect(second.focus).not.toBe(first.focus);
  });

  it('without one locks the form until the answer', () => {
    const form = after(bucket, submitted, {
      type: 'edited',
      field: 'bucket',
      patch: { bucket: 'other' },
    });
    expect(form.stage.at).toBe('starting');
    expect(form.draft.bucket).toBe('acme-exports');
  });

  it('that worked shows the export and keeps its id', () => {
    const form = after(bucket, submitted, startedIt);
    expect(form.focus).toEqual({ on: 'status' });
    expect(toKept(form).jobId).toBe(token);
  });

  it('that worked knows what was heard of the export before the answer', () => {
    const form = after(bucket, submitted, { type: 'jobChanged', job: running }, startedIt);
    expect(form.stage).toMatchObject({ job: running });
    expect(form.announcement).toContain('The export is running.');
  });

  it('that got no answer says so and waits for certainty', () => {
    const outcome = { outcome: 'unconfirmed', jobId: token, error } as const;
    const form = after(bucket, submitted, { type: 'startAnswered', outcome });
    expect(form.stage).toMatchObject({ at: 'started', doubt: error });
    expect(form.announcement).toContain('Checking whether the export started');
  });

  it('that the person declined leaves the form as it was', () => {
    const form = after(bucket, submitted, {
      type: 'startAnswered',
      outcome: { outcome: 'declined' },
    });
    expect(form.stage.at).toBe('editing');
    expect(form.announcement).toBe('Nothing was started.');
  });

  const objected = (field: TableExportField): Happening => {
    const issue = { field, severity: 'error', code: 'x', message: 'No.' } as const;
    return { type: 'startAnswered', outcome: { outcome: 'invalid', issues: [issue] } };
  };

  it('that the host objected to shows the objection at its field until something is edited', () => {
    const invalid = objected('prefix');
    const form = after(bucket, submitted, invalid);
    expect(form.hostIssues).toMatchObject([{ field: 'prefix', message: 'No.' }]);
    expect(form.focus).toEqual({ on: 'prefix' });
    const edited = after(bucket, submitted, invalid, {
      type: 'edited',
      field: 'prefix',
      patch: { prefix: 'a' },
    });
    expect(edited.hostIssues).toEqual([]);
  });

  it('that the host objected to is put right by another field of the same group', () => {
    const issue = { field: 'from', severity: 'error', code: 'x', message: 'Too old.' } as const;
    const preset: Happening = {
      type: 'edited',
      field: 'window',
      patch: { windowMode: 'last-hour' },
    };
    const invalid: Happening = {
      type: 'startAnswered',
      outcome: { outcome: 'invalid', issues: [issue] },
    };
    expect(after(bucket, submitted, invalid, preset).hostIssues).toEqual([]);
  });

  it('can be put right at another field than the one that the host objected to', () => {
    const form = after(bucket, submitted, objected('kmsKeyId'), {
      type: 'edited',
      field: 'encryption',
      patch: { encryption: 'bucket-default' },
    });
    expect(problemsOf(form)).toEqual([]);
  });

  it('that the host objected to for the table is possible again with fresh facts', () => {
    const off = [bucket, submitted, objected('table')];
    const facts = factsAt(now + 1);
    expect(problemsOf(after(...off))).toHaveLength(1);
    expect(problemsOf(after(...off, recoveryOn(facts)))).toEqual([]);
    expect(problemsOf(after(...off, { type: 'factsRead', facts }))).toEqual([]);
  });

  it('that failed says why and can be tried again with the same token', () => {
    const form = after(bucket, submitted, { type: 'actionFailed', error });
    expect(form.stage.at).toBe('editing');
    expect(form.error).toBe(error);
    expect(form.draft.clientToken).toBe(token);
    expect(after(bucket, submitted, { type: 'actionFailed', error }, bucket).error).toBeUndefined();
  });
});

describe('a started export', () => {
  it('ignores news of other exports', () => {
    const form = after(bucket, submitted, startedIt, {
      type: 'jobChanged',
      job: { ...running, jobId: 'another', state: 'failed' },
    });
    expect(form.stage).not.toHaveProperty('job');
  });

  it('can be changed and exported again under a new token', () => {
    const form = after(bucket, submitted, startedIt, { type: 'unlocked', token: 'new', now });
    expect(form.stage.at).toBe('editing');
    expect(form.draft).toMatchObject({ bucket: 'acme-exports', clientToken: 'new' });
    expect(toKept(form)).not.toHaveProperty('jobId');
  });
});

describe('looking things up', () => {
  it('drops an answer about a bucket that is no longer in the field', () => {
    const form = after(bucket, { type: 'bucketFound', bucket: 'acme-logs', region: 'eu-west-1' });
    expect(form.look).toBeUndefined();
  });

  it('adds further pages of buckets to the first', () => {
    const form = after(
      { type: 'bucketsLoading' },
      { type: 'bucketsListed', page: { items: [{ name: 'a' }], next: 'n' } },
      { type: 'bucketsLoading' },
      { type: 'bucketsListed', page: { items: [{ name: 'b' }] } },
    );
    expect(form.buckets).toEqual({ status: 'ready', items: [{ name: 'a' }, { name: 'b' }] });
  });

  it('says that buckets could not be listed and that typing works', () => {
    const form = after({ type: 'bucketsFailed', error });
    expect(form.announcement).toBe(
      'Buckets could not be listed; type the name instead. No answer.',
    );
  });

  it('starts the keys over for another Region and drops late answers for the first', () => {
    const key = { arn: 'arn:key', keyId: 'key', usable: true };
    const form = after(
      { type: 'keysLoading', region: 'eu-west-1' },
      { type: 'keysLoading', region: 'eu-central-1' },
      { type: 'keysListed', region: 'eu-west-1', page: { items: [key] } },
      { type: 'keysFailed', region: 'eu-west-1', error },
    );
    expect(form.keys).toEqual({ status: 'loading', items: [], region: 'eu-central-1' });
  });
});
