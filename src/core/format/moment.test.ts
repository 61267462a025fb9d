import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  formatLocal,
  formatLocalDate,
  formatMoment,
  formatSpan,
  formatUtc,
  parseMoment,
} from './moment.ts';

const noon = Date.UTC(2026, 10, 21, 12, 0, 5);

/** Sets the time zone of this process, which Node takes over at once. */
function inZone(zone: string): void {
  beforeEach(() => void vi.stubEnv('TZ', zone));
  afterEach(() => void vi.unstubAllEnvs());
}

describe('in New York', () => {
  inZone('America/New_York');

  it('shows local time first and UTC beside it', () => {
    expect(formatLocal(noon)).toBe('2026-11-21 07:00:05');
    expect(formatUtc(noon)).toBe('2026-11-21 12:00:05');
    expect(formatMoment(noon)).toBe('2026-11-21 07:00:05 (12:00:05 UTC)');
  });

  it('shows a span in little room, naming the second day only where it differs', () => {
    const hour = 3_600_000;
    expect(formatSpan(noon, noon + hour)).toBe('2026-11-21 07:00–08:00');
    expect(formatSpan(noon - 24 * hour, noon)).toBe('2026-11-20 07:00 – 2026-11-21 07:00');
  });

  it('names the UTC date where it is another day', () => {
    const evening = Date.UTC(2026, 10, 22, 3, 30);
    expect(formatLocalDate(evening)).toBe('2026-11-21');
    expect(formatMoment(evening)).toBe('2026-11-21 22:30:00 (2026-11-22 03:30:00 UTC)');
  });

  it('reads a text without a zone by the clock that is asked for', () => {
    expect(parseMoment('2026-11-21 07:00:05', 'local')).toBe(noon);
    expect(parseMoment('2026-11-21 12:00:05', 'utc')).toBe(noon);
  });

  it('reads a date alone as its first moment', () => {
    expect(parseMoment('2026-11-21', 'local')).toBe(Date.UTC(2026, 10, 21, 5));
    expect(parseMoment('2026-11-21', 'utc')).toBe(Date.UTC(2026, 10, 21));
  });

  it('lets a zone in the text win', () => {
    expect(parseMoment('2026-11-21T12:00:05Z', 'local')).toBe(noon);
    expect(parseMoment('2026-11-21T13:00:05+01:00', 'utc')).toBe(noon);
  });

  it('counts on through an hour that the clocks skip', () => {
    expect(parseMoment('2026-03-08 02:30', 'local')).toBe(Date.UTC(2026, 2, 8, 7, 30));
    expect(formatLocal(Date.UTC(2026, 2, 8, 7, 30))).toBe('2026-03-08 03:30:00');
  });

  it('takes the first of an hour that the clocks repeat, and the offset tells the other', () => {
    expect(parseMoment('2026-11-01 01:30', 'local')).toBe(Date.UTC(2026, 10, 1, 5, 30));
    expect(parseMoment('2026-11-01 01:30-05:00', 'local')).toBe(Date.UTC(2026, 10, 1, 6, 30));
  });
});

describe('where local time is UTC', () => {
  inZone('UTC');

  it('shows one time, and says that it is UTC', () => {
    expect(formatMoment(noon)).toBe('2026-11-21 12:00:05 UTC');
  });
});

describe('in Kathmandu, 5 h 45 min ahead', () => {
  inZone('Asia/Kathmandu');

  it('shows and reads the odd offset', () => {
    expect(formatMoment(noon)).toBe('2026-11-21 17:45:05 (12:00:05 UTC)');
    expect(parseMoment(formatLocal(noon), 'local')).toBe(noon);
  });
});

describe('parseMoment', () => {
  it.each([
    ['2026-11-21 12:00', Date.UTC(2026, 10, 21, 12)],
    ['2026-11-21 12:00:05', noon],
    ['  2026-11-21T12:00:05 ', noon],
    ['2026-11-21T12:00:05.7', noon + 700],
    ['2026-11-21T12:00:05.007Z', noon + 7],
    ['2026-11-21 12:00:05 UTC', noon],
    ['2026-11-21t12:00:05z', noon],
    ['2026-11-21T06:30:05-0530', noon],
    ['2026-11-22 02:00:05+14:00', noon],
    ['2026-11-21 12:59:05+00:59', noon],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
  ])('reads %s', (text, moment) => {
    expect(parseMoment(text, 'utc')).toBe(moment);
  });

  it.each([
    '',
    'yesterday',
    '21.11.2026',
    '2026-11-21 12',
    '2026-11-21Z',
    '2026-02-30',
    '2026-02-29 10:00',
    '2026-13-01',
    '2026-00-10',
    '2026-11-21 24:00',
    '2026-11-21 12:60',
    '2026-11-21 12:00:60',
    '2026-11-21 12:00+15:00',
    '2026-11-21 12:00+01:60',
    '0050-01-01',
    '2026-11-21 12:00:05 and more',
  ])('finds no moment in "%s"', (text) => {
    expect(parseMoment(text, 'utc')).toBeNull();
  });

  it('refuses impossible dates by local time and with an offset too', () => {
    expect(parseMoment('2026-02-30 10:00', 'local')).toBeNull();
    expect(parseMoment('2026-02-30 10:00+01:00', 'utc')).toBeNull();
  });
});
