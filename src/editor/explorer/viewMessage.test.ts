import { describe, expect, it } from 'vitest';
import { ExportError } from '../../core/errors.ts';
import { noFilter } from './viewFilter.ts';
import { viewMessage } from './viewMessage.ts';

const expired = new ExportError('credentials-expired', { profile: 'acme-data' });
const paused =
  'Watching is paused until profile acme-data has valid credentials again; the exports themselves go on.';

describe('the line above the exports', () => {
  it('is not there while all is well', () => {
    expect(viewMessage(noFilter, undefined)).toBe('');
  });

  it('says why exports are not watched', () => {
    expect(viewMessage(noFilter, expired)).toBe(paused);
  });

  it('says so before what the filter leaves', () => {
    const filter = { ...noFilter, services: ['dynamodb'] } as const;
    expect(viewMessage(filter, undefined)).toBe('Only DynamoDB');
    expect(viewMessage(filter, expired)).toBe(`${paused} Only DynamoDB`);
  });
});
