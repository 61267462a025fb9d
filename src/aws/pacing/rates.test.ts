import { describe, expect, it } from 'vitest';
import { observedRates } from '../../../test/aws/throttle.ts';
import { ratesOfAws } from './rates.ts';

/** Calls a second that AWS's API reference allows. */
const documented = {
  CreateBackup: 50,
  DeleteBackup: 10,
  DescribeBackup: 10,
  DescribeContinuousBackups: 10,
  ListBackups: 5,
};

describe('the rates', () => {
  it.each(Object.entries(documented))(
    'leave a tenth of the %s calls that AWS allows in a second to others',
    (operation, allowed) => {
      const { burst, perSecond } = ratesOfAws('dynamodb', operation);
      expect(burst + perSecond).toBeLessThanOrEqual(0.9 * allowed);
    },
  );

  it.each(Object.entries(observedRates))(
    'of %s are below what was seen to be refused',
    (operation, seen) => {
      const { burst, perSecond } = ratesOfAws('dynamodb', operation);
      expect(burst).toBeLessThan(seen.burst);
      expect(perSecond).toBeLessThan(seen.perSecond);
    },
  );

  it.each(Object.keys(observedRates))(
    'let two %s calls leave at once, one of each lane',
    (operation) => {
      expect(ratesOfAws('dynamodb', operation).burst).toBeGreaterThanOrEqual(2);
    },
  );

  it('hold back nothing that people do of operations that were never refused', () => {
    expect(ratesOfAws('rds', 'DescribeExportTasks').burst).toBeGreaterThanOrEqual(50);
  });
});
