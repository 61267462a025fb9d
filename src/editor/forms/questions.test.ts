import { describe, expect, it } from 'vitest';
import { tableFacts } from '../../../test/fakes/fakeAws.ts';
import { recoveryQuestion } from './questions.ts';

const where = { profile: 'acme-data', region: 'eu-west-1', account: '111122223333' };

describe('recoveryQuestion', () => {
  it('names the cost and links to the prices', () => {
    const { detail, link } = recoveryQuestion(where, tableFacts('orders'));
    expect(detail).toContain('per GB-month of table size (now 41.2 GB) until it is turned off');
    expect(link?.url).toMatch(/^https:\/\/aws\.amazon\.com\/dynamodb\/pricing/);
  });
});
