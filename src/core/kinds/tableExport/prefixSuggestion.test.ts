import { describe, expect, it } from 'vitest';
import {
  hour,
  minute,
  now,
  said,
  someDraft,
  someFacts,
} from '../../../../test/fakes/tableExport.ts';
import { tableExport } from '../tableExport.ts';
import { suggestedPrefix, wasSuggested } from './prefixSuggestion.ts';

const facts = someFacts();
const suggestion = (change: Parameters<typeof someDraft>[0]): string =>
  suggestedPrefix(someDraft(change), facts);

describe('the suggested prefix', () => {
  it('is the day for a full export', () => {
    expect(suggestion({ exportType: 'full' })).toMatch(/^orders\/2026-11-2\d$/);
  });

  it('is one of its own for each window of an incremental export', () => {
    expect(suggestion({ exportType: 'incremental', windowMode: 'last-hour' })).toBe(
      'orders/incremental/20261121T105500Z--20261121T115500Z',
    );
    expect(suggestion({ exportType: 'incremental', windowMode: 'last-24-hours' })).toBe(
      'orders/incremental/20261120T115500Z--20261121T115500Z',
    );
  });

  it('waits for the window', () => {
    expect(suggestion({ exportType: 'incremental', windowMode: 'exact' })).toBe(
      'orders/incremental',
    );
  });

  it('is good for S3', () => {
    const prefix = suggestion({ exportType: 'incremental', windowMode: 'last-hour' });
    expect(said({ prefix })).toEqual([]);
  });
});

describe('the prefix that is sent', () => {
  const later = someFacts({ now: now + 4 * minute });
  const preset = someDraft({ exportType: 'incremental', windowMode: 'last-hour' });
  const sent = (prefix: string) => tableExport.request({ ...preset, prefix }, later).S3Prefix;

  it('names the window that is sent, not the one of when it was suggested', () => {
    expect(suggestedPrefix(preset, facts)).not.toBe(suggestedPrefix(preset, later));
    expect(sent(suggestedPrefix(preset, facts))).toBe(suggestedPrefix(preset, later));
  });

  it('is left as it is where the person wrote it', () => {
    expect(sent('mine')).toBe('mine');
  });
});

describe('wasSuggested', () => {
  it.each(['full', 'incremental'] as const)('knows those of another time: %s', (exportType) => {
    const earlier = someFacts({ readAt: now - 40 * minute, now: now - 30 * minute });
    const draft = someDraft({ exportType, from: now - hour, to: now });
    expect(wasSuggested(suggestedPrefix(draft, earlier), facts)).toBe(true);
    expect(wasSuggested(suggestedPrefix({ ...draft, windowMode: 'exact' }, earlier), facts)).toBe(
      true,
    );
  });

  it.each([
    '',
    'orders',
    'orders/',
    'mine/2026-11-21',
    'orders/2026-11-21/a',
    'orders/incremental/x',
  ])('takes "%s" for the person’s own', (prefix) => {
    expect(wasSuggested(prefix, facts)).toBe(false);
  });
});
