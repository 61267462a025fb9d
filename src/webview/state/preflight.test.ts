import { describe, expect, it } from 'vitest';
import { factsAt, opened } from '../../../test/fakes/formSamples.ts';
import type { Finding, Verdict } from '../../core/preflight/finding.ts';
import type { FailedBefore } from '../../protocol/exportForm.ts';
import { fieldState, problemsOf } from './derive.ts';
import type { PageEvent } from './events.ts';
import type { FormModel, PageModel } from './model.ts';
import { failedHere, failedPlace, findingsOf, isCurrent, summaryOf } from './preflight.ts';
import { reduce } from './reduce.ts';

const now = Date.UTC(2026, 10, 21, 12);
const finding = (id: string, verdict: Verdict): Finding => ({
  ...{ id, verdict, looked: `The ${id}`, found: 'So it is.' },
});
const findings = [finding('table', 'pass'), finding('bucket', 'fail')];
const bucket: PageEvent = { type: 'edited', field: 'bucket', patch: { bucket: 'acme' } as object };
const done: PageEvent = { type: 'preflightDone', findings };

/** A form on which these happen; `asked` is the look at its draft as it is by then. */
function after(...events: readonly (PageEvent | 'asked')[]): FormModel {
  const start = reduce(
    { at: 'opening' },
    { type: 'opened', opened: opened(factsAt(now)), kept: undefined },
  );
  const page = events.reduce<PageModel>((before, event) => {
    if (event !== 'asked') return reduce(before, event);
    if (before.at !== 'form') return before;
    return reduce(before, { type: 'preflightAsked', draft: before.form.draft });
  }, start);
  if (page.at !== 'form') throw new Error(`the page is ${page.at}`);
  return page.form;
}

describe('findings', () => {
  it('come while AWS is asked, and are said once, at the end', () => {
    const progress: PageEvent = {
      type: 'preflightChanged',
      ...{ looking: [{ id: 'bucket', looked: 'The bucket' }], findings: findings.slice(0, 1) },
    };
    const going = after('asked', progress);
    expect(going.preflight).toMatchObject({ isLooking: true, findings: [{ id: 'table' }] });
    expect(going.announcement).toBe('');
    const ended = after('asked', progress, done);
    expect(ended.preflight).toMatchObject({ isLooking: false, looking: [], findings });
    expect(ended.announcement).toBe('1 certain failure, 1 check passed.');
    expect(findingsOf(ended, 'fail')).toEqual([findings[1]]);
  });

  it('are those of the draft before once something was changed', () => {
    expect(isCurrent(after('asked', done))).toBe(true);
    expect(isCurrent(after('asked', done, bucket))).toBe(false);
  });

  it('that nobody waits for are dropped', () => {
    const late: PageEvent = { type: 'preflightChanged', looking: [], findings };
    expect(after(late).preflight.findings).toEqual([]);
    expect(after('asked', done, { ...late, findings: [] }).preflight.findings).toEqual(findings);
  });

  it('come from the host by itself while a job is started', () => {
    const form = after(
      bucket,
      { type: 'submitted' },
      { type: 'preflightChanged', looking: [], findings },
    );
    expect(form.stage.at).toBe('starting');
    expect(form.preflight.findings).toEqual(findings);
    expect(isCurrent(form)).toBe(true);
  });

  it('are led to, the first certain failure first, where the person wants to see it', () => {
    const starting: readonly PageEvent[] = [
      { type: 'submitted' },
      { type: 'preflightChanged', looking: [], findings },
    ];
    const answered = (showFailure?: true): PageEvent => ({
      type: 'startAnswered',
      outcome: { outcome: 'declined', ...(showFailure && { showFailure }) },
    });
    const shown = after(bucket, ...starting, answered(true));
    expect(shown.focus).toEqual({ on: 'finding-bucket' });
    expect(shown.stage.at).toBe('editing');
    expect(isCurrent(shown)).toBe(true);
    expect(after(bucket, ...starting, answered()).focus).toBeUndefined();
    expect(after(bucket, { type: 'submitted' }, answered(true)).focus).toEqual({ on: 'preflight' });
  });

  it('that could not be had are told why', () => {
    const error = { reason: 'network', message: 'No answer.', next: 'Try again.' } as const;
    const form = after('asked', { type: 'preflightFailed', error });
    expect(form.preflight).toMatchObject({ isLooking: false, error });
    expect(form.announcement).toBe('No answer. Try again.');
    expect(after('asked', { type: 'preflightFailed', error }, 'asked').preflight.error).toBe(
      undefined,
    );
  });
});

describe('the summary', () => {
  const of = (...verdicts: readonly Verdict[]): string =>
    summaryOf(verdicts.map((verdict, index) => finding(`${index}`, verdict)));

  it.each([
    [of(), 'There was nothing to check.'],
    [of('pass', 'pass', 'pass', 'unknown'), '3 checks passed, 1 could not be made.'],
    [of('fail', 'fail', 'warn'), '2 certain failures, 1 warning.'],
    [of('unknown'), '1 check could not be made.'],
    [of('unknown', 'unknown'), '2 checks could not be made.'],
  ])('says %j', (text, expected) => {
    expect(text).toBe(expected);
  });
});

describe('a form that was opened to put a failure right', () => {
  const failed: FailedBefore = { sentence: 'There was no bucket acme.', lookAgain: ['bucket'] };
  const looks = [
    finding('table-state', 'fail'),
    { ...finding('bucket-owner', 'pass'), field: 'bucketOwner' },
    { ...finding('bucket-exists', 'fail'), field: 'bucket' },
  ];

  /** The form as it is opened, and after these. */
  function reopened(changes: Partial<FailedBefore>, ...events: readonly PageEvent[]): FormModel {
    const told = { ...failed, ...changes };
    const opening: PageEvent = {
      ...{ type: 'opened', kept: undefined },
      opened: opened(factsAt(now), { failed: told }),
    };
    const page = [opening, ...events].reduce<PageModel>(reduce, { at: 'opening' });
    if (page.at !== 'form') throw new Error(`the page is ${page.at}`);
    return page.form;
  }

  const found: PageEvent = { type: 'preflightDone', findings: looks };
  const stateOf = (form: FormModel, field = 'bucket') => fieldState(form, problemsOf(form), field);

  it('says what failed', () => {
    expect(reopened({ code: 'S3NoSuchBucket' }).failed).toEqual({
      ...{ ...failed, code: 'S3NoSuchBucket' },
    });
  });

  it('marks the lines of the place that failed, as far as they do not pass', () => {
    const form = reopened({}, found);
    expect(looks.filter((one) => failedHere(form, one)).map(({ id }) => id)).toEqual([
      'bucket-exists',
    ]);
    expect(looks.filter((one) => failedHere(after(found), one))).toEqual([]);
  });

  it('knows the place by what is looked at there, where nobody named a field', () => {
    expect(failedPlace(reopened({}))).toEqual({});
    expect(failedPlace(reopened({}, found))).toEqual({
      ...{ field: 'bucket', looked: 'The bucket-exists' },
    });
    expect(failedPlace(reopened({ field: 'bucketOwner' }, found))).toEqual({
      ...{ field: 'bucketOwner', looked: 'The bucket-owner' },
    });
  });

  it('marks the field before anybody was there, until somebody changes it', () => {
    const bad = { field: 'prefix' };
    expect(stateOf(reopened(bad), 'prefix')).toEqual({
      state: 'valid',
      warning: 'Failed here before.',
    });
    const settled: PageEvent = { type: 'settled', field: 'prefix' };
    expect(stateOf(reopened(bad, settled), 'prefix')).toEqual({ state: 'valid' });
  });

  it('marks the field no longer once the job runs again', () => {
    const form = reopened({ field: 'prefix' });
    const again: FormModel = { ...form, stage: { at: 'started', jobId: 'token-2' } };
    expect(stateOf(again, 'prefix')).not.toHaveProperty('warning');
  });
});
