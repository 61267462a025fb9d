import { describe, expect, it } from 'vitest';
import {
  day,
  hour,
  message,
  minute,
  now,
  recoverySince,
  said,
  someDraft,
  someFacts,
  type Draft,
  type Facts,
} from '../../../test/fakes/tableExport.ts';
import { formatMoment, formatUtc } from '../format/moment.ts';
import { tableExport } from './tableExport.ts';

const latest = now - 5 * minute;

const incremental = (change: Draft = {}): Draft => ({
  exportType: 'incremental',
  windowMode: 'last-24-hours',
  ...change,
});

const exact = (from: number | null, to: number | null, change: Draft = {}): Draft =>
  incremental({
    windowMode: 'exact',
    fromText: 'as typed',
    toText: 'as typed',
    from,
    to,
    ...change,
  });

const since = incremental({ windowMode: 'since-last' });
const lastAt = (lastIncrementalTo: number | null): Facts => ({ lastIncrementalTo });

const specification = (change: Draft, about: Facts = {}) =>
  tableExport.request(someDraft(change), someFacts(about)).IncrementalExportSpecification;

const span = (from: number, to: number) => ({
  ExportFromTime: new Date(from).toISOString(),
  ExportToTime: new Date(to).toISOString(),
  ExportViewType: 'NEW_AND_OLD_IMAGES',
});

describe('a new draft', () => {
  it('is for a full export, and for the last 24 hours once it becomes incremental', () => {
    expect(tableExport.draft(someFacts(), 'token-1')).toMatchObject({
      exportType: 'full',
      windowMode: 'last-24-hours',
      viewType: 'NEW_AND_OLD_IMAGES',
      filtered: false,
    });
    expect(said(incremental())).toEqual([]);
  });

  it('continues from the last incremental export where one is known', () => {
    const draft = tableExport.draft(someFacts(lastAt(now - hour)), 'token-1');
    expect(draft.windowMode).toBe('since-last');
    expect(tableExport.draft(someFacts(lastAt(null)), 'token-1').windowMode).toBe('last-24-hours');
  });
});

describe('the window that is sent', () => {
  it.each([
    ['last-hour', latest - hour],
    ['last-24-hours', latest - day],
  ] as const)('of %s ends at the latest restorable moment', (windowMode, from) => {
    expect(specification(incremental({ windowMode }))).toEqual(span(from, latest));
  });

  it('is in whole seconds and moves on with the clock', () => {
    const later = specification(incremental({ windowMode: 'last-hour' }), { now: now + 90_500 });
    expect(later).toEqual(span(latest - hour + 90_000, latest + 90_000));
  });

  it('continues exactly where the last one ended, to the millisecond', () => {
    const last = now - 3 * hour + 7;
    expect(specification(since, lastAt(last))).toEqual(span(last, latest));
  });

  it('is 24 hours long where the last one ended longer ago, and says that more is left', () => {
    const last = now - 3 * day;
    expect(specification(since, lastAt(last))).toEqual(span(last, last + day));
    expect(said(since, lastAt(last))).toEqual(['window warning window-behind']);
    expect(message(since, lastAt(last))).toContain(formatMoment(last + day));
    expect(message(since, lastAt(last))).toContain('1 d 23 h before');
  });

  it('reaches back no further than recovery does, and says so', () => {
    const recovery = recoverySince(now - 2 * hour);
    expect(specification(incremental(), { recovery })).toEqual(span(now - 2 * hour, latest));
    expect(said(incremental(), { recovery })).toEqual(['window warning window-shortened']);
    expect(message(incremental(), { recovery })).toContain(formatMoment(now - 2 * hour));
    expect(said(incremental({ windowMode: 'last-hour' }), { recovery })).toEqual([]);
  });

  it('is the exact one as typed', () => {
    expect(specification(exact(now - 2 * hour, now - hour))).toEqual(
      span(now - 2 * hour, now - hour),
    );
  });

  it('has the images that were chosen', () => {
    const request = specification(incremental({ viewType: 'NEW_IMAGE' }));
    expect(request?.ExportViewType).toBe('NEW_IMAGE');
  });

  it.each([
    ['nothing is known to continue from', since],
    ['an end is no moment', exact(now - hour, null)],
    ['no date can say an end', exact(now - hour, 1e300)],
  ])('is left out when %s', (_, change) => {
    expect(specification(change)).toBeUndefined();
  });

  it('is never sent with an ExportTime, nor with a full export', () => {
    const moment = { timeMode: 'moment', momentText: 'as typed', moment: now - day } as const;
    const request = tableExport.request(someDraft({ ...incremental(), ...moment }), someFacts());
    expect(request.ExportType).toBe('INCREMENTAL_EXPORT');
    expect(request).not.toHaveProperty('ExportTime');
    expect(specification({ ...incremental(), exportType: 'full' })).toBeUndefined();
  });
});

describe('an exact window', () => {
  it.each([
    ['the shortest', now - hour, now - 45 * minute],
    ['the longest', now - 2 * day, now - day],
    ['the first', now - 20 * day, now - 20 * day + hour],
    ['the last', latest - hour, latest],
  ])('may be %s', (_, from, to) => {
    expect(said(exact(from, to))).toEqual([]);
  });

  it.each([
    ['needs a beginning', exact(null, latest, { fromText: ' ' }), 'from error from-missing'],
    ['needs a readable beginning', exact(null, latest), 'from error from-unreadable'],
    ['needs an end', exact(now - hour, null, { toText: '' }), 'to error to-missing'],
    ['needs a readable end', exact(now - hour, null), 'to error to-unreadable'],
    [
      'is at least 15 minutes',
      exact(now - hour, now - hour + 899_999),
      'to error window-too-short',
    ],
    ['is at most 24 hours', exact(now - 2 * day, now - day + 1), 'to error window-too-long'],
    ['is not the wrong way round', exact(now - hour, now - 2 * hour), 'to error window-inverted'],
    ['is not empty', exact(now - hour, now - hour), 'to error window-inverted'],
    ['does not end in the future', exact(now - hour, now + 1000), 'to error to-future'],
    [
      'begins inside recovery',
      exact(now - 20 * day - 1, now - 20 * day + hour),
      'from error from-too-early',
    ],
    [
      'does not begin before the table',
      exact(now - 31 * day, now - 30 * day),
      'from error from-before-table',
    ],
  ])('%s', (_, change, issue) => {
    expect(said(change)).toEqual([issue]);
  });

  it('says both ends that lie in the future', () => {
    expect(said(exact(now + hour, now + 2 * hour))).toEqual([
      'from error from-future',
      'to error to-future',
    ]);
  });

  it('may be refused where it ends after the latest restorable moment', () => {
    const late = exact(now - hour, now - minute);
    expect(said(late)).toEqual(['to warning window-ends-late']);
    expect(message(late)).toContain(formatMoment(now + 4 * minute));
  });

  it('names what is possible by the clock of the person and in UTC', () => {
    const from = now - hour;
    expect(message(exact(from, from + minute))).toContain(formatMoment(from + 15 * minute));
    expect(message(exact(now - 2 * day, now))).toContain(formatMoment(now - day));
    expect(message(exact(from, now + 1000))).toContain(formatMoment(latest));
    expect(message(exact(now - 31 * day, now - 30 * day))).toContain(formatMoment(now - 30 * day));
    expect(message(exact(now - 21 * day, now - 20 * day))).toContain(formatMoment(now - 20 * day));
  });

  it('leaves the word to the table while recovery is off', () => {
    const off = { recovery: { status: 'off' } as const };
    expect(said(exact(null, null), off)).toEqual(['table error recovery-off']);
    expect(said(since, off)).toEqual(['table error recovery-off']);
  });

  it('is not looked at for a full export', () => {
    expect(said({ ...exact(null, null), exportType: 'full' })).toEqual([]);
  });
});

describe('just after recovery was turned on', () => {
  const fresh = (ago: number): Facts => ({ recovery: recoverySince(now - ago) });

  it.each([incremental(), incremental({ windowMode: 'last-hour' }), since, exact(null, null)])(
    'no window is possible for 15 minutes',
    (change) => {
      expect(said(change, fresh(15 * minute - 1000))).toEqual(['window error window-no-history']);
    },
  );

  it('it says from when on one is', () => {
    const text = message(incremental(), fresh(10 * minute));
    expect(text).toContain(`Wait until ${formatMoment(now + 5 * minute)}`);
    expect(text).toContain(formatMoment(now - 10 * minute));
  });

  it('the first 15 minutes are tried then, and it says from when on that is sure', () => {
    const about = fresh(16 * minute);
    const from = now - 16 * minute;
    expect(specification(incremental(), about)).toEqual(span(from, from + 15 * minute));
    expect(said(incremental(), about)).toEqual(['window warning window-ends-late']);
    expect(message(incremental(), about)).toContain(formatMoment(now + 4 * minute));
    expect(said(incremental(), fresh(20 * minute))).toEqual(['window warning window-shortened']);
  });
});

describe('since the last incremental export', () => {
  it('needs one', () => {
    expect(said(since, lastAt(null))).toEqual(['window error window-no-last']);
  });

  it('waits until somebody looked for one', () => {
    expect(said(since)).toEqual(['window error window-last-unknown']);
  });

  it('cannot continue from before recovery: the gap needs a full export', () => {
    const last = now - 21 * day;
    expect(said(since, lastAt(last))).toEqual(['window error window-gap']);
    const text = message(since, lastAt(last));
    expect(text).toMatch(/^Make a full export/);
    expect(text).toContain(formatMoment(last));
    expect(text).toContain(formatMoment(now - 20 * day));
  });

  it('waits until the last one is 15 minutes ago, and says until when', () => {
    const last = now - 10 * minute;
    expect(said(since, lastAt(last))).toEqual(['window error window-too-soon']);
    expect(message(since, lastAt(last))).toContain(`Wait until ${formatMoment(now + 5 * minute)}`);
    expect(said(since, lastAt(now - 15 * minute))).toEqual(['window warning window-ends-late']);
    expect(said(since, lastAt(now - 20 * minute))).toEqual([]);
  });

  it('is never sent shorter than 15 minutes, not by milliseconds either', () => {
    const last = now - 15 * minute - 300;
    expect(specification(since, lastAt(last))).toEqual(span(last, last + 15 * minute));
  });
});

describe('the same window again', () => {
  const again = (change: Draft, about: Facts = {}) =>
    tableExport.again(tableExport.request(someDraft(change), someFacts()), someFacts(about), 'new');

  it('is kept exactly while it can be restored, in UTC', () => {
    const [from, to] = [now - 2 * hour, now - hour + 7];
    expect(again(exact(from, to, { viewType: 'NEW_IMAGE', prefix: 'kept' }))).toMatchObject({
      exportType: 'incremental',
      windowMode: 'exact',
      windowZone: 'utc',
      fromText: formatUtc(from),
      toText: new Date(to).toISOString(),
      ...{ from, to, viewType: 'NEW_IMAGE', prefix: 'kept', clientToken: 'new' },
    });
  });

  it('of a preset is the window that was sent', () => {
    expect(again(incremental())).toMatchObject({
      windowMode: 'exact',
      from: latest - day,
      to: latest,
    });
  });

  it.each([
    ['left recovery', { recovery: recoverySince(now - hour) }],
    ['has no recovery', { recovery: { status: 'off' } as const }],
  ])('becomes that of a new draft where it %s', (_, about) => {
    const change = exact(now - 3 * hour, now - 2 * hour, { viewType: 'NEW_IMAGE' });
    expect(again(change, about)).toMatchObject({
      exportType: 'incremental',
      windowMode: 'last-24-hours',
      ...{ from: null, fromText: '', viewType: 'NEW_IMAGE' },
    });
  });

  it('gets a new prefix with the new window where the old one was a suggestion', () => {
    const prefix = 'orders/incremental/20261121T090000Z--20261121T100000Z';
    const change = exact(now - 3 * hour, now - 2 * hour, { prefix });
    expect(again(change).prefix).toBe(prefix);
    const recovery = recoverySince(now - hour);
    expect(again(change, { recovery }).prefix).toBe(
      'orders/incremental/20261121T110000Z--20261121T115500Z',
    );
    expect(again({ ...change, prefix: 'mine' }, { recovery }).prefix).toBe('mine');
  });
});

describe('the sentence of an incremental export', () => {
  const sentence = (change: Draft, about: Facts = {}) =>
    tableExport.sentence(someDraft(change), someFacts(about));

  it('says which changes, from when to when, and with which images', () => {
    const change = incremental({ windowMode: 'last-hour', prefix: 'a', viewType: 'NEW_IMAGE' });
    expect(sentence(change)).toBe(
      `Exports all changes to orders from ${formatMoment(latest - hour)} (inclusive) to ${formatMoment(latest)} (exclusive), with new images only, as DynamoDB JSON, to s3://acme-exports/a/AWSDynamoDB/, with the default encryption.`,
    );
    expect(sentence(incremental())).toContain('with new and old images,');
  });

  it.each([
    [since, 'Choose a window of time'],
    [exact(null, latest), 'Correct the beginning of the window'],
    [exact(now - hour, null), 'Correct the end of the window'],
  ])('says what is missing', (change, expected) => {
    expect(sentence(change)).toMatch(expected);
  });

  it.each([
    [{ recovery: recoverySince(now - minute) }, 'Wait until there are 15 minutes of changes,'],
    [lastAt(now - minute), 'Wait until there are 15 minutes of changes since'],
    [lastAt(now - 30 * day), 'Make a full export'],
  ])('says what to do where no window helps', (about, expected) => {
    expect(sentence(since, about)).toMatch(expected);
  });
});
