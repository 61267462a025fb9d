import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock, idle } from '../../test/fakes/fakeClock.ts';
import { buckets, factsAt, keys, opened, token } from '../../test/fakes/formSamples.ts';
import { databaseFacts, openedOf, roles } from '../../test/fakes/kindSamples.ts';
import type { FormRequests, FormState } from '../protocol/exportForm.ts';
import { RpcError, type Caller, type RequestHandlers } from '../protocol/rpc.ts';
import { FormController } from './controller.ts';
import type { DatabaseShape } from './pages/databaseExport/shape.ts';
import { lookUpLast } from './pages/tableExport/continuing.ts';
import type { TableForm, TableShape } from './pages/tableExport/shape.ts';
import type { FormActions } from './actions.ts';
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
/** The controller as the page of a table sees it. */
let table: FormActions<TableShape>;

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
  table = forTable(controller);
  await controller.open();
});

function forTable(actions: FormActions): FormActions<TableShape> {
  return actions as FormActions<TableShape>;
}

function forDatabase(actions: FormActions): FormActions<DatabaseShape> {
  return actions as FormActions<DatabaseShape>;
}

function form(): TableForm {
  const page = store.page();
  if (page.at !== 'form') throw new Error(`the page is ${page.at}`);
  return page.form as TableForm;
}

describe('typing', () => {
  it('makes a field speak after a pause, not before', async () => {
    table.type('prefix', { prefix: 'a' });
    await clock.advance(500);
    table.type('prefix', { prefix: 'a/' });
    await clock.advance(500);
    expect(form().touched).toEqual([]);
    await clock.advance(200);
    expect(form().touched).toEqual(['prefix']);
  });

  it('is kept at once', () => {
    table.type('prefix', { prefix: 'a' });
    expect(kept?.draft).toMatchObject({ prefix: 'a' });
  });

  it('a bucket looks its Region up once it stands there', async () => {
    table.type('bucket', { bucket: 'acme-somewhere' });
    expect(host.count('bucketRegion')).toBe(0);
    await clock.advance(700);
    expect(form().look).toEqual({
      bucket: 'acme-somewhere',
      at: 'found',
      region: 'eu-central-1',
    });
  });

  it('a name that can be no bucket asks nobody', async () => {
    table.type('bucket', { bucket: 'a b' });
    await clock.advance(700);
    expect(host.count('bucketRegion')).toBe(0);
  });

  it('another bucket gives up on the first', async () => {
    const signals: { readonly aborted: boolean }[] = [];
    host.call = vi.fn((_name: string, _params: unknown, signal?: { aborted: boolean }) => {
      if (signal) signals.push(signal);
      return new Promise<never>(() => undefined);
    });
    table.choose('bucket', { bucket: 'acme-first' });
    table.choose('bucket', { bucket: 'acme-second' });
    await idle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});

describe('choosing a bucket from the list', () => {
  it('takes its Region from there', async () => {
    await controller.lookups.buckets();
    table.choose('bucket', { bucket: 'acme-exports' });
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
    table.choose('encryption', { encryption: 'KMS' });
    expect(regions).toEqual([]);
    table.choose('bucket', { bucket: 'acme-exports' });
    table.choose('bucket', { bucket: 'acme-analytics-landing' });
    table.choose('bucket', { bucket: 'acme-analytics-landing' });
    await idle();
    expect(regions).toEqual(['eu-west-1', 'eu-central-1']);
    expect(form().keys.region).toBe('eu-central-1');
  });

  it('that cannot be listed are not asked for again by themselves', async () => {
    delete host.answers.listKeys;
    table.choose('encryption', { encryption: 'KMS' });
    table.choose('bucket', { bucket: 'acme-somewhere' });
    await idle();
    table.type('prefix', { prefix: 'a' });
    await idle();
    expect(host.count('listKeys')).toBe(1);
    await controller.lookups.keys('eu-central-1');
    expect(host.count('listKeys')).toBe(2);
  });
});

describe('the last incremental export', () => {
  const choose = (exportType: 'full' | 'incremental') => table.edit('window', { exportType });

  it('is looked up once, when the form becomes incremental', async () => {
    table.choose('bucket', { bucket: 'acme-exports' });
    expect(host.count('lastIncremental')).toBe(0);
    choose('incremental');
    choose('full');
    choose('incremental');
    await idle();
    expect(host.count('lastIncremental')).toBe(1);
    expect(form().own.last).toEqual({ at: 'found', to: clock.now() - 3_600_000 });
  });

  it('that cannot be looked up is asked for again only when somebody wants it', async () => {
    delete host.answers.lastIncremental;
    choose('incremental');
    await idle();
    table.type('prefix', { prefix: 'a' });
    await idle();
    expect(host.count('lastIncremental')).toBe(1);
    expect(form().own.last).toEqual({ at: 'failed', error });
    await table.run(lookUpLast);
    expect(host.count('lastIncremental')).toBe(2);
  });

  it('is looked up again for the next export of the form', async () => {
    choose('incremental');
    table.choose('bucket', { bucket: 'acme-exports' });
    await controller.submit();
    await controller.open();
    expect(host.count('lastIncremental')).toBe(1);
    await controller.unlock();
    await idle();
    expect(host.count('lastIncremental')).toBe(2);
  });

  it('and what the form shows or hides makes no field speak', () => {
    choose('incremental');
    table.edit('keyCondition', { filtered: true });
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
    table.choose('bucket', { bucket: 'acme-exports' });
    await controller.submit();
    expect(drafts).toEqual([form().draft]);
    expect(kept?.jobId).toBe(token);
  });

  it('sends nothing while something is wrong', async () => {
    await controller.submit();
    expect(host.count('start')).toBe(0);
  });

  it('sends once, however often it is asked to', async () => {
    table.choose('bucket', { bucket: 'acme-exports' });
    await Promise.all([controller.submit(), controller.submit()]);
    await controller.submit();
    expect(host.count('start')).toBe(1);
  });

  it('says why it failed and lets the form be changed', async () => {
    delete host.answers.start;
    table.choose('bucket', { bucket: 'acme-exports' });
    await controller.submit();
    expect(form()).toMatchObject({ error, stage: { at: 'editing' } });
  });

  it('again after an export needs a new token', async () => {
    table.choose('bucket', { bucket: 'acme-exports' });
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
    table.type('prefix', { prefix: 'mine' });
    const { open } = host.answers;
    delete host.answers.open;
    await controller.open();
    expect(store.page()).toEqual({ at: 'broken', error });
    if (open) host.answers.open = open;
    await controller.open();
    expect(form().draft.prefix).toBe('mine');
  });
});

describe('the form for a snapshot', () => {
  const key = keys('eu-west-1')[0] ?? null;
  let asked: unknown[];

  beforeEach(async () => {
    asked = [];
    host.answers.open = () => Promise.resolve(openedOf('rds-database', clock.now()));
    host.answers.refreshFacts = () => Promise.resolve(databaseFacts(clock.now()));
    host.answers.listRoles = (params) => {
      asked.push(params);
      return Promise.resolve(params.next === undefined ? { roles, next: 'n' } : { roles: [] });
    };
    host.answers.describeKey = (params) => {
      asked.push(params);
      return Promise.resolve({ key });
    };
    await controller.open();
  });

  const choose = (kmsKeyId: string) => forDatabase(controller).choose('kmsKeyId', { kmsKeyId });

  it('looks a key up once it stands there, in the Region of the source', async () => {
    choose(' alias/exports');
    await idle();
    choose(' alias/exports');
    await idle();
    expect(asked).toEqual([{ region: 'eu-west-1', key: 'alias/exports' }]);
  });

  it('asks nobody about what can be no key', async () => {
    choose('my key');
    choose('');
    await idle();
    expect(asked).toEqual([]);
  });

  it('looks up the key that an earlier life of the page had', async () => {
    choose('alias/exports');
    await idle();
    asked = [];
    await controller.open();
    await idle();
    expect(asked).toEqual([{ region: 'eu-west-1', key: 'alias/exports' }]);
  });

  it('reads the roles page by page', async () => {
    await controller.lookups.roles();
    await controller.lookups.roles();
    await controller.lookups.roles(true);
    expect(asked).toEqual([{}, { next: 'n' }]);
  });

  it('asks nothing that only a table has a use for', async () => {
    choose('alias/exports');
    await controller.refresh();
    expect(host.count('lastIncremental') + host.count('listKeys')).toBe(0);
  });
});
