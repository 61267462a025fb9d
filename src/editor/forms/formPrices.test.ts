import { describe, expect, it } from 'vitest';
import { domainFacts } from '../../../test/fakes/kindSamples.ts';
import { noSignal } from '../../../test/fakes/noSignal.ts';
import { prices } from '../../../test/fakes/prices.ts';
import { now, someDraft, someFacts } from '../../../test/fakes/tableExport.ts';
import { tableExport } from '../../core/kinds/tableExport.ts';
import type { PriceList } from '../../core/ports.ts';
import { FormPrices } from './formPrices.ts';

const facts = someFacts({ table: { ...someFacts().table, sizeBytes: 10e9 } });
const launch = { input: tableExport.request(someDraft(), facts), facts };
const question = { message: 'Export?', detail: 'Account: 1', action: 'Start Export' };

function listing(): PriceList & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    of: (service, region) => {
      asked.push(`${service} ${region}`);
      return Promise.resolve(prices);
    },
  };
}

describe('the prices of a form', () => {
  it('are those of its service and Region, and stand in the question once they are known', async () => {
    const list = listing();
    const form = new FormPrices('dynamodb-table', 'eu-west-1', list);
    expect(form.questionWith(question, launch)).toEqual(question);
    expect(await form.answers.readPrices({}, noSignal)).toEqual({ prices });
    expect(list.asked).toEqual(['AmazonDynamoDB eu-west-1']);
    const { detail } = form.questionWith(question, launch);
    expect(detail.split('\n')).toEqual(['Account: 1', 'Price: about $2.00 (estimate)']);
  });

  it('are not asked for where AWS bills nothing', async () => {
    const list = listing();
    const form = new FormPrices('simpledb-domain', 'eu-west-1', list);
    expect(await form.answers.readPrices({}, noSignal)).toEqual({ prices: null });
    expect(list.asked).toEqual([]);
    expect(form.questionWith(question, { input: {}, facts: domainFacts(now) })).toEqual(question);
  });
});
