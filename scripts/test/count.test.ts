import { describe, expect, it } from 'vitest';
import { countReport, lastLine, type Report } from './count.ts';

const file = (status: string, ...tests: readonly string[]): Report['testResults'][number] => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

const count = (...testResults: Report['testResults']) => countReport({ testResults });

describe('the count of a floor', () => {
  it('counts what passed and what failed over all files', () => {
    const files = [file('passed', 'passed', 'passed'), file('failed', 'failed', 'passed')];
    expect(count(...files)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(count(file('failed'), file('passed', 'passed'))).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a file whose tests passed but whose clean-up failed as one failure', () => {
    expect(count(file('failed', 'passed'))).toEqual({ passed: 1, failed: 1 });
  });

  it('counts skipped tests as failed, for they proved nothing', () => {
    expect(count(file('passed', 'passed', 'skipped', 'todo'))).toEqual({ passed: 1, failed: 2 });
  });

  it('counts a floor without a single test as failed', () => {
    expect(count()).toEqual({ passed: 0, failed: 1 });
    expect(count(file('passed'))).toEqual({ passed: 0, failed: 1 });
  });

  it('becomes the last line of npm test', () => {
    expect(lastLine({ passed: 12, failed: 0 })).toBe('12 passed, 0 failed');
  });
});
