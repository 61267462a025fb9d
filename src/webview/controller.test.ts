import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock, idle } from '../../test/fakes/fakeClock.ts';
import { buckets, factsAt, keys, opened, token } from '../../test/fakes/formSamples.ts';
import type { FormRequests, FormState } from '../protocol/exportForm.ts';
import { RpcError, type Caller, type RequestHandlers } from '../protocol/rpc.ts';
import { FormController } from './controller.ts';
import type { FormModel } from './state/model.ts';
import { createStore, type Store } from './state/store.ts';

const error = { reason: 'network', message: 'No answer.', next: 'Try again.' } as const;

/** A host that answers at once and notes what it was asked. */
class Host implements Caller<FormRequests> {
  readonly asked: string[] = [];
  answers: Partial<RequestHandlers<FormRequests>> = {};

  async call<N extends keyof FormRequests>(
    name: N,
    params: FormRequests[N]['params'],
  ): Promise<FormRequests[N]['result']> {
    this.asked.push(name);
    const answer = this.answers[name];
    if (answer === undefined) throw new RpcError(error);
    return answer(params, new AbortController().signal);
  }

  dispose(): void {
    this.answers = {};
  }

  count(name: string): number {
    return this.asked.filter((asked) => asked === name).length;
  }
}

let host: Host;
let clock: FakeClock;
let store: Store;
let kept: FormState | undefined;
let controller: FormController;

beforeEach(async () => {
  host = new Host();
  clock = new FakeClock();
  store = createStore();
  kept = undefined;
  const facts = factsAt(clock.now());
  host.answers = {
    open: () => Promise.resolve(opened(facts)),
    refreshFacts: () => Promise.resolve(factsAt(clock.now())),
    listBuckets: () => Promise.resolve({ buckets }),
    bucketRegion: () => Promise.resolve({ region: 'eu-central-1' }),
    listKeys: ({ region }) => Promise.resolve({ keys: keys(region) }),
    lastIncremental: () => Promise.resolve({ to: clock.now() - 3_600_000 }),
    newToken: () => Promise.resolve({ token: 'new' }),
    start: ({ draft }) => Promise.resolve({ outcome: 'started', jobId: draft.clientToken }),
  };
  controller = new FormController({
    host,
    store,
    clock,
    memory: { load: () => kept, save: (state) => (kept = state) },
  });
  await controller.open();
});

function form(): FormModel {
  const page = store.page();
  if (page.at !== 'form') throw new Error(`the page is ${page.at}`);
  return page.form;
}

describe('typing', () => {
  it('makes a field speak after a pause, not before', async () => {
    controller.type('prefix', { prefix: 'a' });
    await clock.advance(500);
    controller.type('prefix', { prefix: 'a/' });
    await clock.advance(500);
    expect(form().touched).toEqual([]);
    await clock.advance(200);
    expect(form().touched).toEqual(['prefix']);
  });

  it('is kept at once', () => {
    controller.type('prefix', { prefix: 'a' });
    expect(kept?.draft.prefix).toBe('a');
  });

  it('a bucket looks its Region up once it stands there', async () => {
    controller.type('bucket', { bucket: 'acme-somewhere' });
    expect(host.count('bucketRegion')).toBe(0);
    await clock.advance(700);
    expect(form().look).toEqual({
      bucket: 'acme-somewhere',
      at: 'found',
      region: 'eu-central-1',
    });
  });

  it('a name that can be no bucket asks nobody', async () => {
    controller.type('bucket', { bucket: 'a b' });
    await clock.advance(700);
    expect(host.count('bucketRegion')).toBe(0);
  });

  it('another bucket gives up on the first', async () => {
    const signals: { readonly aborted: boolean }[] = [];
    host.call = vi.fn((_name: string, _params: unknown, signal?: { aborted: boolean }) => {
      if (signal) signals.push(signal);
      return new Promise<never>(() => undefined);
    });
    controller.choose('bucket', { bucket: 'acme-first' });
    controller.choose('bucket', { bucket: 'acme-second' });
    await idle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});

describe('choosing a bucket from the list', () => {
  it('takes its Region from there', async () => {
    await controller.lookups.buckets();
    controller.choose('bucket', { bucket: 'acme-exports' });
    expect(form().look).toMatchObject({ at: 'found', region: 'eu-west-1' });
    expect(host.count('bucketRegion')).toBe(0);
  });

  it('reads the list once, and again only after a failure', async () => {
    delete host.answers.listBuckets;
    await controller.lookups.buckets();
    expect(form().buckets.error).toEqual(error);
    host.answers.listBuckets = () => Promise.resolve({ buckets });
    await controller.lookups.buckets();
    await controller.lookups.buckets();
    expect(host.count('listBuckets')).toBe(2);
  });

  it('reads further pages with the token of the last', async () => {
    const asked: unknown[] = [];
    host.answers.listBuckets = (params) => {
      asked.push(params);
      return Promise.resolve(params.next === undefined ? { buckets, next: 'n' } : { buckets: [] });
    };
    await controller.lookups.buckets();
    await controller.lookups.buckets(true);
    await controller.lookups.buckets(true);
    expect(asked).toEqual([{}, { next: 'n' }]);
  });
});

describe('KMS keys', () => {
  it('are read for the Region of the bucket, and again when that changes', async () => {
    const regions: string[] = [];
    host.answers.listKeys = ({ region }) => {
      regions.push(region);
      return Promise.resolve({ keys: keys(region) });
    };
    await controller.lookups.buckets();
    controller.choose('encryption', { encryption: 'KMS' });
    expect(regions).toEqual([]);
    controller.choose('bucket', { bucket: 'acme-exports' });
    controller.choose('bucket', { bucket: 'acme-analytics-landing' });
    controller.choose('bucket', { bucket: 'acme-analytics-landing' });
    await idle();
    expect(regions).toEqual(['eu-west-1', 'eu-central-1']);
    expect(form().keys.region).toBe('eu-central-1');
  });

  it('that cannot be listed are not asked for again by themselves', async () => {
    delete host.answers.listKeys;
    controller.choose('encryption', { encryption: 'KMS' });
    controller.choose('bucket', { bucket: 'acme-somewhere' });
    await idle();
    controller.type('prefix', { prefix: 'a' });
    await idle();
    expect(host.count('listKeys')).toBe(1);
    await controller.keys();
    expect(host.count('listKeys')).toBe(2);
  });
});

describe('the last incremental export', () => {
  const choose = (exportType: 'full' | 'incremental') => controller.edit('window', { exportType });

  it('is looked up once, when the form becomes incremental', async () => {
    controller.choose('bucket', { bucket: 'acme-exports' });
    expect(host.count('lastIncremental')).toBe(0);
    choose('incremental');
    choose('full');
    choose('incremental');
    await idle();
    expect(host.count('lastIncremental')).toBe(1);
    expect(form().last).toEqual({ at: 'found', to: clock.now() - 3_600_000 });
  });

  it('that cannot be looked up is asked for again only when somebody wants it', async () => {
    delete host.answers.lastIncremental;
    choose('incremental');
    await idle();
    controller.type('prefix', { prefix: 'a' });
    await idle();
    expect(host.count('lastIncremental')).toBe(1);
    expect(form().last).toEqual({ at: 'failed', error });
    await controller.lookups.last();
    expect(host.count('lastIncremental')).toBe(2);
  });

  it('is looked up again for the next export of the form', async () => {
    choose('incremental');
    controller.choose('bucket', { bucket: 'acme-exports' });
    await controller.submit();
    await controller.open();
    expect(host.count('lastIncremental')).toBe(1);
    await controller.unlock();
    await idle();
    expect(host.count('lastIncremental')).toBe(2);
  });

  it('and what the form shows or hides makes no field speak', () => {
    choose('incremental');
    controller.edit('keyCondition', { filtered: true });
    expect(form().touched).toEqual([]);
  });
});

describe('starting', () => {
  it('sends exactly the draft', async () => {
    const drafts: unknown[] = [];
    host.answers.start = ({ draft }) => {
      drafts.push(draft);
      return Promise.resolve({ outcome: 'started', jobId: draft.clientToken });
    };
    controller.choose('bucket', { bucket: 'acme-exports' });
    await controller.submit();
    expect(drafts).toEqual([form().draft]);
    expect(kept?.jobId).toBe(token);
  });

  it('sends nothing while something is wrong', async () => {
    await controller.submit();
    expect(host.count('start')).toBe(0);
  });

  it('sends once, however often it is asked to', async () => {
    controller.choose('bucket', { bucket: 'acme-exports' });
    await Promise.all([controller.submit(), controller.submit()]);
    await controller.submit();
    expect(host.count('start')).toBe(1);
  });

  it('says why it failed and lets the form be changed', async () => {
    delete host.answers.start;
    controller.choose('bucket', { bucket: 'acme-exports' });
    await controller.submit();
    expect(form()).toMatchObject({ error, stage: { at: 'editing' } });
  });

  it('again after an export needs a new token', async () => {
    controller.choose('bucket', { bucket: 'acme-exports' });
    await controller.submit();
    await controller.unlock();
    expect(form()).toMatchObject({ stage: { at: 'editing' }, draft: { clientToken: 'new' } });
  });
});

describe('fresh facts', () => {
  it('come every minute while somebody looks, and not otherwise', async () => {
    controller.watch(true);
    await clock.advance(125_000);
    expect(host.count('refreshFacts')).toBe(2);
    controller.watch(false);
    await clock.advance(600_000);
    expect(host.count('refreshFacts')).toBe(2);
  });

  it('that cannot be read leave those that are there', async () => {
    delete host.answers.refreshFacts;
    const { facts } = form();
    await controller.refresh();
    expect(form().facts).toBe(facts);
    expect(form().error).toBeUndefined();
  });
});

describe('opening', () => {
  it('says why it failed, keeps what was typed, and can be tried again', async () => {
    controller.type('prefix', { prefix: 'mine' });
    const { open } = host.answers;
    delete host.answers.open;
    await controller.open();
    expect(store.page()).toEqual({ at: 'broken', error });
    if (open) host.answers.open = open;
    await controller.open();
    expect(form().draft.prefix).toBe('mine');
  });
});
