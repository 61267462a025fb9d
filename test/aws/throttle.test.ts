import { DescribeContinuousBackupsCommand, DescribeExportCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { open } from './fixture/open.ts';
import { createThrottle } from './throttle.ts';

describe('a throttle', () => {
  const rates = { DescribeExport: { burst: 3, perSecond: 2 } };

  function burst(throttle: (operation: string) => boolean, count: number): boolean[] {
    return Array.from({ length: count }, () => throttle('DescribeExport'));
  }

  it('lets a burst pass and refuses what is more', () => {
    const throttle = createThrottle(rates, () => 0);
    expect(burst(throttle, 5)).toEqual([false, false, false, true, true]);
  });

  it('counts refused calls too, so that going on at once does not help', () => {
    let now = 0;
    const throttle = createThrottle(rates, () => now);
    burst(throttle, 5);
    now = 500;
    expect(burst(throttle, 1)).toEqual([true]);
    now = 2_000;
    expect(burst(throttle, 2)).toEqual([false, true]);
  });

  it('never refuses calls at an even pace', () => {
    let now = 0;
    const throttle = createThrottle(rates, () => (now += 500));
    expect(burst(throttle, 50)).not.toContain(true);
  });

  it('leaves other operations alone', () => {
    const throttle = createThrottle(rates, () => 0);
    burst(throttle, 5);
    expect(throttle('ListTables')).toBe(false);
  });
});

describe('the rates of AWS', () => {
  it('refuse a burst of DescribeExport calls, but not the first dozen', async () => {
    const { dynamodb, standIn } = await open();
    const ExportArn = standIn.exports()[0]?.arn;
    const calls = Array.from({ length: 60 }, () =>
      dynamodb.send(new DescribeExportCommand({ ExportArn })),
    );
    const results = await Promise.allSettled(calls);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(5);
    expect(refused.length).toBeLessThan(48);
  });

  it('can be switched off', async () => {
    const { dynamodb } = await open({ throttle: false });
    const command = new DescribeContinuousBackupsCommand({ TableName: 'orders' });
    await Promise.all(Array.from({ length: 40 }, () => dynamodb.send(command)));
  });
});
