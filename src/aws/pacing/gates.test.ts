import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { Gates } from './gates.ts';

const caller = { profile: 'acme-data', service: 'dynamodb', region: 'eu-west-1' };

describe('gates', () => {
  const gates = new Gates(new FakeClock(), () => ({ burst: 2, perSecond: 1 }));
  const gate = gates.of(caller, 'ListBackups');

  it('are the same one for the same operation of a profile, service and Region', () => {
    expect(gates.of({ ...caller }, 'ListBackups')).toBe(gate);
  });

  it.each([
    [{ ...caller, profile: 'acme-dev' }, 'ListBackups'],
    [{ ...caller, service: 'sdb' }, 'ListBackups'],
    [{ ...caller, region: 'us-east-1' }, 'ListBackups'],
    [caller, 'ListExports'],
  ])('are apart for %j and %s', (other, operation) => {
    expect(gates.of(other, operation)).not.toBe(gate);
  });
});
