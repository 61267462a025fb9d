import { describe, expect, it } from 'vitest';
import { jobOf, reportOf } from '../../../test/fakes/jobs.ts';
import { openWindow } from '../../../test/fakes/window.ts';
import { claim, toNotifications } from './notifications.ts';

describe('the setting for notifications', () => {
  it.each(['all', 'failures', 'none'])('takes %s as it is', (value) => {
    expect(toNotifications(value)).toBe(value);
  });

  it.each([undefined, null, 'some', true, 3, {}])('is `all` where it is %j', (value) => {
    expect(toNotifications(value)).toBe('all');
  });
});

describe('an end', () => {
  const skipped = '{"skippedTables":["shop.public.a"]}';
  const jobs = {
    completed: jobOf('dynamodb-table', 'completed'),
    failed: jobOf('dynamodb-backup', 'failed'),
    rejected: jobOf('dynamodb-table', 'rejected'),
    canceled: jobOf('rds-database', 'canceled'),
    warned: jobOf('rds-database', 'completed', {
      report: reportOf('rds-database', 0, { state: 'completed', warning: skipped }),
    }),
  };
  const { failed, rejected, warned } = jobs;
  const all = Object.values(jobs);

  it.each([
    ['all', all],
    ['failures', [failed, rejected, warned]],
    ['none', []],
  ] as const)('tells of the ends that `%s` wants', async (wanted, told) => {
    const ledger = { announced: () => Promise.resolve(true) };
    expect(await claim(all, ledger, wanted)).toEqual(told);
  });

  it.each(['all', 'failures', 'none'] as const)(
    'never tells of an end twice (%s)',
    async (wanted) => {
      const { clock, ledger, start } = await openWindow();
      const { id, arn = '' } = await start('dynamodb-table');
      const report = reportOf('dynamodb-table', clock.now(), { arn, state: 'failed' });
      const job = await ledger.update(id, report);
      const told = await claim([job], ledger, wanted);
      expect(told).toHaveLength(wanted === 'none' ? 0 : 1);
      expect(ledger.get(id)?.announced).toBe(true);
      expect(await claim([job], ledger, 'all')).toEqual([]);
    },
  );
});
