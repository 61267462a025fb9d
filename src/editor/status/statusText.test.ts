import { describe, expect, it } from 'vitest';
import { aTable, connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import type { Job } from '../../core/jobs/job.ts';
import { statusText } from './statusText.ts';

const now = Date.UTC(2026, 10, 21, 12);
const job = (table: string, state: Job['state'], minutes: number): Job => ({
  id: table,
  connection,
  source: aTable(table),
  state,
  startedAt: now - minutes * 60_000,
});

describe('statusText', () => {
  it('says nothing when nothing runs', () => {
    expect(statusText([job('orders', 'completed', 3)], undefined, now)).toBeUndefined();
    expect(statusText([], new ExportError('network'), now)).toBeUndefined();
  });

  it('counts what runs and says for how long, without a percentage', () => {
    const jobs = [job('orders', 'running', 3), job('sessions', 'launching', 0)];
    expect(statusText(jobs, undefined, now)).toEqual({
      text: '$(sync~spin) 2 exports · 3 min',
      accessibilityLabel: '2 exports running, 3 min',
      lines: [
        'orders · running · 3 min · acme-data · eu-west-1',
        'sessions · starting · 0 s · acme-data · eu-west-1',
      ],
    });
    expect(statusText([job('orders', 'running', 3)], undefined, now)?.text).toContain('1 export ·');
  });

  it('says that watching is paused, why, and that the exports go on', () => {
    const problem = new ExportError('credentials-expired', { profile: 'acme-data' });
    const status = statusText([job('orders', 'running', 3)], problem, now);
    expect(status?.text).toBe('$(warning) 1 export · not watched');
    expect(status?.note).toContain('aws sso login --profile acme-data');
    expect(status?.note).toContain('The exports themselves go on.');
    expect(status?.accessibilityLabel).toContain('expired');
  });
});
