import { describe, expect, it, vi } from 'vitest';
import type { PresentedError } from './exportForm.ts';
import {
  createCaller,
  RpcError,
  serve,
  type Guard,
  type Port,
  type RequestHandlers,
} from './rpc.ts';

interface Requests {
  double: { params: { readonly n: number }; result: { readonly n: number } };
  wait: { params: { readonly key: string }; result: string };
}

interface Events {
  ticked: { readonly at: number };
}

const presented: PresentedError = { reason: 'throttled', message: 'Too fast.', next: 'Wait.' };

/** Two ports joined back to back; `sent` holds what each end posted, as it would cross a wire. */
function wire() {
  const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()];
  const sent: unknown[] = [];
  const port = (mine: number): Port => ({
    post(message) {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      sent.push(copy);
      queueMicrotask(() => ends[1 - mine]?.forEach((listener) => listener(copy)));
    },
    onMessage(listener) {
      ends[mine]?.add(listener);
      return { dispose: () => void ends[mine]?.delete(listener) };
    },
  });
  return { caller: port(0), host: port(1), sent };
}

function number(value: unknown): { n: number } {
  if (typeof value !== 'object' || value === null || !('n' in value)) throw new Error('no n');
  if (typeof value.n !== 'number') throw new Error('n is no number');
  return { n: value.n };
}

function setUp(handlers: Partial<RequestHandlers<Requests>> = {}) {
  const { caller: port, host, sent } = wire();
  const refuse = vi.fn<(why: string) => void>();
  const ticked = vi.fn<(payload: Events['ticked']) => void>();
  const guard: Guard<Requests> = {
    validate: { double: number, wait: (value) => value as { key: string } },
    present: () => presented,
    refuse,
  };
  const all: RequestHandlers<Requests> = {
    double: ({ n }) => Promise.resolve({ n: n * 2 }),
    wait: () => new Promise<string>(() => undefined),
    ...handlers,
  };
  const server = serve<Requests, Events>(host, all, guard);
  const caller = createCaller<Requests, Events>(port, { ticked });
  return { port, host, sent, refuse, ticked, server, caller };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a request', () => {
  it('comes back with the result of its handler', async () => {
    const { caller } = setUp();
    await expect(caller.call('double', { n: 21 })).resolves.toEqual({ n: 42 });
  });

  it('is answered with its own reply when replies overtake each other', async () => {
    const release = new Map<string, (value: string) => void>();
    const { caller } = setUp({
      wait: ({ key }) => new Promise((resolve) => release.set(key, resolve)),
    });
    const first = caller.call('wait', { key: 'a' });
    const second = caller.call('wait', { key: 'b' });
    await settled();
    release.get('b')?.('answer to b');
    await expect(second).resolves.toBe('answer to b');
    release.get('a')?.('answer to a');
    await expect(first).resolves.toBe('answer to a');
  });

  it('rejects with the presented sentence when its handler fails', async () => {
    const { caller } = setUp({ double: () => Promise.reject(new Error('secret detail')) });
    const failure = await caller.call('double', { n: 1 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RpcError);
    expect(failure).toMatchObject({ presented });
  });

  it('rejects in the same way when its handler throws before it returns a promise', async () => {
    const { caller } = setUp({
      double: () => {
        throw new Error('at once');
      },
    });
    await expect(caller.call('double', { n: 1 })).rejects.toMatchObject({ presented });
  });

  it('never lets the text of an error cross the wire', async () => {
    const { caller, sent } = setUp({ double: () => Promise.reject(new Error('secret detail')) });
    await caller.call('double', { n: 1 }).catch(() => undefined);
    expect(JSON.stringify(sent)).not.toContain('secret detail');
  });
});

describe('cancelling', () => {
  it('rejects at once and raises the signal of the handler', async () => {
    const aborted = vi.fn();
    const { caller } = setUp({
      wait: (_params, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', aborted);
        }),
    });
    const cancel = new AbortController();
    const waiting = caller.call('wait', { key: 'a' }, cancel.signal);
    await settled();
    cancel.abort();
    await expect(waiting).rejects.toMatchObject({ presented: { reason: 'cancelled' } });
    await settled();
    expect(aborted).toHaveBeenCalledOnce();
  });

  it('sends nothing at all when it happened before the call', async () => {
    const { caller, sent } = setUp();
    await expect(caller.call('double', { n: 1 }, AbortSignal.abort())).rejects.toThrow();
    expect(sent).toEqual([]);
  });

  it('drops the reply that still comes', async () => {
    let release: (value: string) => void = () => undefined;
    const { caller, sent } = setUp({
      wait: () => new Promise((resolve) => (release = resolve)),
    });
    const cancel = new AbortController();
    const waiting = caller.call('wait', { key: 'a' }, cancel.signal);
    await settled();
    cancel.abort();
    release('too late');
    await expect(waiting).rejects.toThrow();
    await settled();
    expect(sent.at(-1)).toMatchObject({ kind: 'reply', body: 'too late' });
  });

  it('happens to every open call when the caller is disposed', async () => {
    const { caller } = setUp();
    const waiting = caller.call('wait', { key: 'a' });
    caller.dispose();
    await expect(waiting).rejects.toMatchObject({ presented: { reason: 'cancelled' } });
  });

  it('happens to every open handler when the server is disposed, and no reply follows', async () => {
    const aborted = vi.fn();
    const { caller, server, sent } = setUp({
      wait: (_params, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted();
            resolve('late');
          });
        }),
    });
    void caller.call('wait', { key: 'a' });
    await settled();
    server.dispose();
    await settled();
    expect(aborted).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(1);
  });
});

describe('the answering end turns away', () => {
  it('a name that it does not know, with an error reply', async () => {
    const { port, sent, refuse } = setUp();
    port.post({ v: 1, kind: 'request', id: 'x', name: 'format-disk', body: {} });
    await settled();
    expect(refuse).toHaveBeenCalledWith('unknown request format-disk');
    expect(sent.at(-1)).toMatchObject({ kind: 'reply', id: 'x', error: { reason: 'validation' } });
  });

  it.each(['constructor', '__proto__', 'toString'])('the inherited name %s', async (name) => {
    const { port, sent } = setUp();
    port.post({ v: 1, kind: 'request', id: 'x', name, body: {} });
    await settled();
    expect(sent.at(-1)).toMatchObject({ kind: 'reply', error: { reason: 'validation' } });
  });

  it('params that are not valid, without calling the handler', async () => {
    const double = vi.fn(() => Promise.resolve({ n: 0 }));
    const { port, sent, refuse } = setUp({ double });
    port.post({ v: 1, kind: 'request', id: 'x', name: 'double', body: { n: 'two' } });
    await settled();
    expect(double).not.toHaveBeenCalled();
    expect(refuse).toHaveBeenCalledWith('malformed request double');
    expect(sent.at(-1)).toMatchObject({ kind: 'reply', error: { reason: 'validation' } });
  });

  it.each([
    null,
    'text',
    42,
    [],
    {},
    { v: 2, kind: 'request', id: 'x', name: 'double', body: { n: 1 } },
    { v: 1, kind: 'request', name: 'double', body: { n: 1 } },
    { v: 1, kind: 'request', id: 7, name: 'double', body: { n: 1 } },
    { v: 1, kind: 'request', id: 'x'.repeat(101), name: 'double', body: { n: 1 } },
    { v: 1, kind: 'reply', id: 'x', name: 'double', body: {} },
    { v: 1, kind: 'event', name: 'ticked', body: {} },
  ])('the message %j without a word back', async (message) => {
    const { port, sent, refuse } = setUp();
    port.post(message);
    await settled();
    expect(refuse).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(1);
  });

  it('a second request under an id that is still open', async () => {
    const wait = vi.fn(() => new Promise<string>(() => undefined));
    const { port, refuse } = setUp({ wait });
    port.post({ v: 1, kind: 'request', id: 'x', name: 'wait', body: {} });
    port.post({ v: 1, kind: 'request', id: 'x', name: 'wait', body: {} });
    await settled();
    expect(wait).toHaveBeenCalledOnce();
    expect(refuse).toHaveBeenCalledWith('repeated request wait');
  });
});

describe('the asking end', () => {
  it('hears events', async () => {
    const { server, ticked } = setUp();
    server.emit('ticked', { at: 5 });
    await settled();
    expect(ticked).toHaveBeenCalledWith({ at: 5 });
  });

  it('drops events that it does not know', async () => {
    const { host, ticked } = setUp();
    host.post({ v: 1, kind: 'event', name: 'exploded', body: {} });
    await settled();
    expect(ticked).not.toHaveBeenCalled();
  });

  it('drops replies to a former life of the page and replies under another name', async () => {
    const { host, caller, sent } = setUp();
    const answer = vi.fn();
    void caller.call('wait', { key: 'a' }).then(answer);
    await settled();
    const id = (sent[0] as { id: string }).id;
    host.post({ v: 1, kind: 'reply', id: 'former-1', name: 'wait', body: 'forged' });
    host.post({ v: 1, kind: 'reply', id, name: 'double', body: 'forged' });
    host.post({ v: 1, kind: 'reply', id, name: 'wait', error: 'no presented error' });
    await settled();
    expect(answer).not.toHaveBeenCalled();
  });
});
