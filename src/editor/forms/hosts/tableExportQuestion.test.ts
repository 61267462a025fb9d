import { describe, expect, it } from 'vitest';
import { recoveryOn, tableFacts } from '../../../../test/fakes/fakeAws.ts';
import { formatMoment } from '../../../core/format/moment.ts';
import { tableExport, type TableExportFacts } from '../../../core/kinds/tableExport.ts';
import { startQuestion } from './tableExportQuestion.ts';

const now = Date.UTC(2026, 10, 21, 12);
const facts: TableExportFacts = {
  profile: 'acme-data',
  region: 'eu-west-1',
  account: '111122223333',
  table: tableFacts('orders'),
  recovery: recoveryOn(now),
  readAt: now,
};
const where = { profile: 'acme-data', region: 'eu-west-1', account: '111122223333' };
const draft = { ...tableExport.draft(facts, 'token-1'), bucket: 'acme-exports', prefix: 'a/b' };

describe('startQuestion', () => {
  it('shows where it happens, from what, to where and what AWS bills', () => {
    const { detail, message, action } = startQuestion(draft, facts, where);
    expect(message).toBe('Export orders to Amazon S3?');
    expect(action).toBe('Start Export');
    expect(detail.split('\n').slice(0, 4)).toEqual([
      'Account: 111122223333 (profile acme-data)',
      'Region: eu-west-1',
      'Table: orders',
      'Destination: s3://acme-exports/a/b/AWSDynamoDB/',
    ]);
    expect(detail).toContain('41.2 GB');
    expect(detail).not.toContain('endpoint');
  });

  it('names the window of an incremental export, and its filter', () => {
    const part = {
      ...draft,
      exportType: 'incremental',
      windowMode: 'last-hour',
      filtered: true,
      projection: 'id',
    } as const;
    const { detail, message } = startQuestion(part, facts, where);
    const latest = now - 300_000;
    expect(message).toBe('Export changes of orders to Amazon S3?');
    expect(detail.split('\n')).toEqual(
      expect.arrayContaining([
        `From (inclusive): ${formatMoment(latest - 3_600_000)}`,
        `To (exclusive): ${formatMoment(latest)}`,
      ]),
    );
    expect(detail).toContain('writes only the attributes id');
    expect(detail).toContain('AWS bills an incremental export by the data that it reads');
    expect(detail).not.toContain('full export');
  });

  it('says plainly that requests go to a custom endpoint', () => {
    const { detail } = startQuestion(draft, facts, {
      ...where,
      endpoint: 'http://127.0.0.1:4566',
    });
    expect(detail).toContain('Custom endpoint: http://127.0.0.1:4566');
  });
});
