import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fakes/fakeClock.ts';
import { factsAt, opened } from '../../test/fakes/formSamples.ts';
import type { FormRequests, FormState, PresentedError } from '../protocol/exportForm.ts';
import { RpcError, type Caller } from '../protocol/rpc.ts';
import { FormController } from './controller.ts';
import type { FormActions } from './actions.ts';
import type { TableShape } from './pages/tableExport/shape.ts';
import { createStore, type Store } from './state/store.ts';

const expired: PresentedError = {
  reason: 'credentials-expired',
  message: 'The credentials have expired.',
  next: 'Sign in again.',
  canSignIn: true,
};

/** A host whose credentials have expired until somebody signs in. */
class Host implements Caller<FormRequests> {
  readonly asked: string[] = [];
  isSignedIn = false;
  error = expired;

  call<N extends keyof FormRequests>(name: N): Promise<FormRequests[N]['result']> {
    this.asked.push(name);
    if (!this.isSignedIn) return Promise.reject(new RpcError(this.error));
    const answers: Partial<Record<keyof FormRequests, object>> = {
      refreshFacts: factsAt(Date.now()),
      bucketRegion: { region: 'eu-central-1' },
      lastIncremental: { to: null },
    };
    const answer = answers[name] ?? opened(factsAt(Date.now()));
    return Promise.resolve(answer as FormRequests[N]['result']);
  }

  dispose(): void {
    this.asked.length = 0;
  }
}

let host: Host;
let store: Store;
let kept: FormState | undefined;
let controller: FormController;
/** The controller as the page of a table sees it. */
let table: FormActions<TableShape>;

beforeEach(() => {
  host = new Host();
  store = createStore();
  kept = undefined;
  controller = new FormController({
    host,
    store,
    clock: new FakeClock(),
    memory: { load: () => kept, save: (state) => (kept = state) },
  });
  table = controller as FormActions as FormActions<TableShape>;
});

function form() {
  const page = store.page();
  if (page.at !== 'form') throw new Error(`the page is ${page.at}`);
  return page.form;
}

async function openAndExpire(): Promise<void> {
  host.isSignedIn = true;
  await controller.open();
  host.isSignedIn = false;
}

describe('a form that waits for credentials', () => {
  it('opens by itself once there are some, with what was typed before', async () => {
    await openAndExpire();
    table.edit('prefix', { prefix: 'mine/' });
    await controller.open();
    expect(store.page()).toEqual({ at: 'broken', error: expired });
    host.isSignedIn = true;
    await controller.goOn();
    expect(form().draft).toMatchObject({ prefix: 'mine/' });
  });

  it('stays broken where something else is the matter', async () => {
    host.error = { ...expired, reason: 'network' };
    await controller.open();
    host.asked.length = 0;
    await controller.goOn();
    expect(host.asked).toEqual([]);
  });

  it('can be started again, as it was filled in', async () => {
    await openAndExpire();
    table.choose('bucket', { bucket: 'acme-exports' });
    await controller.submit();
    expect(form()).toMatchObject({ stage: { at: 'editing' }, error: expired });
    const { draft } = form();
    await controller.goOn();
    expect(form().error).toBe(expired);
    host.isSignedIn = true;
    await controller.goOn();
    expect(form()).toMatchObject({ stage: { at: 'editing' }, error: undefined, draft });
  });

  it('looks up again what could not be looked up, and nothing else', async () => {
    await openAndExpire();
    table.choose('bucket', { bucket: 'acme-exports' });
    await expect.poll(() => form().look?.at).toBe('failed');
    host.isSignedIn = true;
    await controller.goOn();
    await expect.poll(() => form().look).toMatchObject({ at: 'found', region: 'eu-central-1' });
    host.asked.length = 0;
    await controller.goOn();
    expect(host.asked).toEqual([]);
  });

  it('finds the last incremental export after all', async () => {
    await openAndExpire();
    table.choose('window', { exportType: 'incremental', windowMode: 'since-last' });
    await expect.poll(() => host.asked.includes('lastIncremental')).toBe(true);
    await expect.poll(() => form().own).toMatchObject({ last: { at: 'failed' } });
    host.isSignedIn = true;
    await controller.goOn();
    await expect.poll(() => form().own).toMatchObject({ last: { at: 'found' } });
  });

  it('asks to sign in when the person wants that', async () => {
    await controller.signIn();
    expect(host.asked).toEqual(['signIn']);
  });
});
