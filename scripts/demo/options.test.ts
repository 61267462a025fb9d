import { describe, expect, it } from 'vitest';
import { demoOptions, UsageError } from './options.ts';

describe('the command line of the demo', () => {
  it('plays the demo account in real time unless told otherwise', () => {
    const options = demoOptions([]);
    expect(options).toMatchObject({ headless: false, browser: false, speed: 1, faults: [] });
    expect(options.seed.tables.map(({ name }) => name)).toContain('orders');
  });

  it('takes several faults, each for one operation or for all', () => {
    const { faults } = demoOptions(['--fault', 'throttle:ListTables', '--fault', 'slow']);
    expect(faults).toEqual([{ fault: 'throttle', operation: 'ListTables' }, { fault: 'slow' }]);
  });

  it('takes kinds in the order of the tree, or all of them', () => {
    const { kinds } = demoOptions([
      '--headless',
      '--kind',
      'rds-cluster',
      '--kind',
      'dynamodb-full',
    ]);
    expect(kinds).toEqual(['dynamodb-full', 'rds-cluster']);
    expect(demoOptions(['--kind', 'all']).kinds).toHaveLength(8);
    expect(demoOptions([]).kinds).toEqual([]);
  });

  it('makes an account of any size', () => {
    expect(demoOptions(['--seed', 'many:12']).seed.tables).toHaveLength(12);
  });

  it.each([
    [['--fault', 'flood'], 'There is no fault "flood".'],
    [['--kind', 'redshift'], 'There is no kind "redshift".'],
    [['--seed', 'mine'], 'There is no account "mine".'],
    [['--speed=-1'], '--speed takes a number above 0, not "-1".'],
    [['--duration', 'long'], '--duration takes a number above 0, not "long".'],
    [['--what'], "Unknown option '--what'"],
  ])('refuses %j with a plain sentence', (args, sentence) => {
    expect(() => demoOptions(args)).toThrow(UsageError);
    expect(() => demoOptions(args)).toThrow(sentence);
  });
});
