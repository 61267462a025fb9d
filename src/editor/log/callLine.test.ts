import { describe, expect, it } from 'vitest';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import type { CallRecord } from '../../core/ports.ts';
import { callLine, logCall } from './callLine.ts';

const record: CallRecord = {
  service: 'DynamoDB',
  operation: 'ListTables',
  region: 'eu-west-1',
  profile: 'acme-data',
  durationMs: 44.6,
  attempts: 1,
  requestId: 'REQ1',
  httpStatus: 200,
};

describe('callLine', () => {
  it('says operation, Region, profile, outcome, duration, attempts and request id', () => {
    expect(callLine(record)).toBe(
      'DynamoDB ListTables · eu-west-1 · profile acme-data · ok · HTTP 200 · 45 ms · 1 attempt · request REQ1',
    );
  });

  it('says why a call failed, and leaves out what is not known', () => {
    const { service, operation, region, profile, durationMs } = record;
    const failed = { service, operation, region, profile, durationMs, attempts: 3 };
    expect(callLine({ ...failed, errorReason: 'throttled' })).toBe(
      'DynamoDB ListTables · eu-west-1 · profile acme-data · throttled · 45 ms · 3 attempts',
    );
  });
});

describe('the wait of a call for its turn', () => {
  it('is told from a tenth of a second on', () => {
    expect(callLine({ ...record, durationMs: 690, waitedMs: 645 })).toContain(
      ' · ok · HTTP 200 · 690 ms · waited 645 ms · 1 attempt · ',
    );
    expect(callLine({ ...record, waitedMs: 100 })).not.toContain('waited');
  });
});

describe('logCall', () => {
  it('writes a line a call, failures as warnings', () => {
    const log = new QuietLog();
    logCall(log)(record);
    logCall(log)({ ...record, errorReason: 'network' });
    expect(log.lines.map((line) => line.split(':')[0])).toEqual(['info', 'warn']);
  });
});
