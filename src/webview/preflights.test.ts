import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../test/fakes/fakeClock.ts';
import { factsAt, opened } from '../../test/fakes/formSamples.ts';
import type { CancelSignal } from '../core/ports.ts';
import type { FormRequests, PresentedError } from '../protocol/exportForm.ts';
import { RpcError, type Caller } from '../protocol/rpc.ts';
import type { FormActions } from './actions.ts';
import { FormController } from './controller.ts';
import type { TableShape } from './pages/tableExport/shape.ts';
import { createStore, type Store } from './state/store.ts';

type Asked = FormRequests['preflight']['params'] & { readonly signal: CancelSignal | undefined };

const findings = [
  { id: 'table', verdict: 'pass', looked: 'Table orders', found: 'It is active.' },
] as const;
const expired: PresentedError = {
  ...{ reason: 'credentials-expired', message: 'The credentials have expired.', next: 'Sign in.' },
};

/** A host that answers preflights when it is told to, and everything else at once. */
class Host implements Caller<FormRequests> {
  readonly asked: Asked[] = [];
  readonly others: string[] = [];
  /** What the host tells while it launches. */
  launch = (): void => undefined;
  answer = (): Promise<FormRequests['preflight']['result']> => Promise.resolve({ findings });

  call<N extends keyof FormRequests>(
    name: N,
    params: FormRequests[N]['params'],
    signal?: CancelSignal,
  ): Promise<FormRequests[N]['result']> {
    if (name === 'preflight') {
      this.asked.push({ ...(params as FormRequests['preflight']['params']), signal });
      return this.answer();
    }
    this.others.push(name);
    if (name === 'start') this.launch();
    const answers: Partial<Record<keyof FormRequests, object>> = {
      open: opened(factsAt(clock.now())),
      refreshFacts: factsAt(clock.now()),
      bucketRegion: { region: 'eu-west-1' },
      start: { outcome: 'declined' },
    };
    return Promise.resolve((answers[name] ?? {}) as FormRequests[N]['result']);
  }

  dispose(): void {
    this.asked.length = 0;
  }
}

let clock: FakeClock;
let host: Host;
let store: Store;
let controller: FormController;
let table: FormActions<TableShape>;

beforeEach(async () => {
  clock = new FakeClock();
  host = new Host();
  store = createStore();
  const memory = { load: () => undefined, save: () => undefined };
  controller = new FormController({ host, store, clock, memory });
  table = controller as FormActions as FormActions<TableShape>;
  await controller.open();
  controller.watch(true);
});

function form() {
  const page = store.page();
  if (page.at !== 'form') throw new Error(`the page is ${page.at}`);
  return page.form;
}

const fill = (bucket = 'acme-exports') => table.choose('bucket', { bucket });

describe('a preflight', () => {
  it('is asked for once nothing has changed for a second, and shows what was found', async () => {
    fill();
    await clock.advance(600);
    table.edit('prefix', { prefix: 'a' });
    await clock.advance(999);
    expect(host.asked).toEqual([]);
    await clock.advance(1);
    expect(host.asked).toMatchObject([{ draft: { bucket: 'acme-exports', prefix: 'a' } }]);
    expect(form().preflight).toMatchObject({ findings, isLooking: false });
    await clock.advance(30_000);
    expect(host.asked).toHaveLength(1);
  });

  it('is not asked for while the draft has errors', async () => {
    await clock.advance(5_000);
    fill('not a bucket');
    await clock.advance(5_000);
    expect(host.asked).toEqual([]);
  });

  it('is called off by the next change', async () => {
    host.answer = () => new Promise(() => undefined);
    fill();
    await clock.advance(1_000);
    table.edit('prefix', { prefix: 'a' });
    expect(host.asked[0]?.signal?.aborted).toBe(true);
    await clock.advance(1_000);
    expect(host.asked).toHaveLength(2);
  });

  it('is neither asked for nor awaited while the tab is hidden', async () => {
    host.answer = () => new Promise(() => undefined);
    fill();
    await clock.advance(1_000);
    controller.watch(false);
    expect(host.asked[0]?.signal?.aborted).toBe(true);
    fill('acme-other');
    await clock.advance(5_000);
    expect(host.asked).toHaveLength(1);
    controller.watch(true);
    await clock.advance(1_000);
    expect(host.asked[1]).toMatchObject({ draft: { bucket: 'acme-other' } });
  });

  it('leaves the launch to the host', async () => {
    host.answer = () => new Promise(() => undefined);
    fill();
    await clock.advance(1_000);
    const starting = controller.submit();
    expect(host.asked[0]?.signal?.aborted).toBe(true);
    await starting;
    expect(host.others).toContain('start');
  });

  it('is not made again of what the host saw at the launch', async () => {
    fill();
    await clock.advance(1_000);
    host.launch = () => {
      store.dispatch({
        type: 'preflightChanged',
        looking: [{ id: 'a', looked: 'A' }],
        findings: [],
      });
      store.dispatch({ type: 'preflightChanged', looking: [], findings });
    };
    await controller.submit();
    expect(form().stage.at).toBe('editing');
    await clock.advance(5_000);
    expect(host.asked).toHaveLength(1);
    expect(form().preflight).toMatchObject({ findings, isLooking: false });
    table.edit('prefix', { prefix: 'a' });
    await clock.advance(1_000);
    expect(host.asked).toHaveLength(2);
  });

  it('is made again where the host did not see all of it', async () => {
    fill();
    await clock.advance(1_000);
    host.launch = () =>
      store.dispatch({
        type: 'preflightChanged',
        looking: [{ id: 'a', looked: 'A' }],
        findings: [],
      });
    await controller.submit();
    await clock.advance(5_000);
    expect(host.asked).toHaveLength(2);
    expect(form().preflight.isLooking).toBe(false);
  });

  it('is made afresh when the person wants that', async () => {
    fill();
    await clock.advance(1_000);
    await controller.lookAgain();
    expect(host.asked[1]).toMatchObject({ again: true });
    expect(host.asked[0]).not.toHaveProperty('again');
  });

  it('is made again when facts change what the rules say, and not when they only move on', async () => {
    fill();
    await clock.advance(1_000);
    store.dispatch({ type: 'factsRead', facts: factsAt(clock.now() + 60_000) });
    await clock.advance(1_000);
    expect(host.asked).toHaveLength(1);
    store.dispatch({
      type: 'factsRead',
      facts: factsAt(clock.now(), { status: 'unknown' }),
    });
    await clock.advance(1_000);
    expect(host.asked).toHaveLength(2);
  });

  it('that the host held back says why, and is made with the next facts', async () => {
    const message = 'Turn on point-in-time recovery first.';
    const errors = [{ field: 'table', severity: 'error', code: 'recovery-off', message }] as const;
    host.answer = () => Promise.resolve({ errors });
    fill();
    await clock.advance(1_000);
    expect(form().preflight).toMatchObject({ held: `Not checked yet. ${message}`, findings: [] });
    expect(form().announcement).toBe(`Not checked yet. ${message}`);
    await clock.advance(5_000);
    expect(host.asked).toHaveLength(1);
    host.answer = () => Promise.resolve({ findings });
    store.dispatch({ type: 'factsRead', facts: factsAt(clock.now()) });
    await clock.advance(1_000);
    expect(form().preflight).toMatchObject({ held: undefined, findings });
  });

  it('that failed for want of credentials is made once there are some', async () => {
    host.answer = () => Promise.reject(new RpcError(expired));
    fill();
    await clock.advance(1_000);
    expect(form().preflight.error).toBe(expired);
    host.answer = () => Promise.resolve({ findings });
    await controller.goOn();
    await controller.goOn();
    await idle();
    expect(host.asked).toHaveLength(2);
    expect(form().preflight).toMatchObject({ findings, error: undefined });
  });
});

describe('the text of a fix', () => {
  it('is named to the host by its id alone', async () => {
    await controller.useFix('bucket', 'copy');
    expect(host.others).toContain('useFix');
    expect(form().announcement).toBe('The text was copied.');
  });
});
