import { Cancellation } from '../core/lib/cancellation.ts';
import type { CancelSignal, Disposable } from '../core/ports.ts';
import {
  readEnvelope,
  type Envelope,
  type EventMessage,
  type ReplyMessage,
  type RequestMessage,
} from './envelope.ts';
import type { PresentedError } from './exportForm.ts';

/** A wire between two ends: `postMessage` in an editor, a pair of listeners in a test. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): Disposable;
}

/** What may be asked: name → params and result. */
export type RequestMap<Requests> = { [N in keyof Requests]: { params: unknown; result: unknown } };

/** A request that failed, with the sentences to show. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly presented: PresentedError;

  constructor(presented: PresentedError) {
    super(presented.message);
    this.presented = presented;
  }
}

/** One listener for every event there is. */
export type EventHandlers<Events> = { [N in keyof Events]: (payload: Events[N]) => void };

/** The asking end of a wire. */
export interface Caller<Requests extends RequestMap<Requests>> {
  /** Rejects with RpcError. Aborting `signal` rejects at once and tells the other end to stop. */
  call<N extends keyof Requests & string>(
    name: N,
    params: Requests[N]['params'],
    signal?: CancelSignal,
  ): Promise<Requests[N]['result']>;
  /** Rejects what is still open. */
  dispose(): void;
}

/** The asking end. Replies may come in any order; those that nobody waits for are dropped. */
export function createCaller<Requests extends RequestMap<Requests>, Events>(
  port: Port,
  onEvent: EventHandlers<Events>,
): Caller<Requests> {
  const calls = new OpenCalls(port);
  const listening = port.onMessage((message) => {
    const envelope = readEnvelope(message);
    if (envelope?.kind === 'reply') calls.settle(envelope);
    if (envelope?.kind === 'event') deliver(envelope, onEvent);
  });
  return {
    call: async (name, params, signal) => calls.open(name, params, signal),
    dispose() {
      listening.dispose();
      calls.dispose();
    },
  };
}

function deliver<Events>(event: EventMessage, handlers: EventHandlers<Events>): void {
  if (!Object.hasOwn(handlers, event.name)) return;
  const name = event.name as keyof Events;
  handlers[name](event.body as Events[typeof name]);
}

interface OpenCall {
  readonly name: string;
  finish(reply: Pick<ReplyMessage, 'body' | 'error'>): void;
}

class OpenCalls {
  private readonly port: Port;
  private readonly calls = new Map<string, OpenCall>();
  /** A reloaded page counts from one again while replies to its former life are on their way. */
  private readonly life = Math.random().toString(36).slice(2);
  private count = 0;

  constructor(port: Port) {
    this.port = port;
  }

  open(name: string, body: unknown, signal?: CancelSignal): Promise<unknown> {
    if (signal?.aborted === true) return Promise.reject(new RpcError(cancelled));
    const id = `${this.life}-${++this.count}`;
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.send({ v: 1, kind: 'cancel', id, name });
        call.finish({ error: cancelled });
      };
      const call: OpenCall = {
        name,
        finish: ({ body: result, error }) => {
          this.calls.delete(id);
          signal?.removeEventListener('abort', abort);
          if (error === undefined) resolve(result);
          else reject(new RpcError(error));
        },
      };
      this.calls.set(id, call);
      signal?.addEventListener('abort', abort);
      this.send({ v: 1, kind: 'request', id, name, body });
    });
  }

  settle(reply: ReplyMessage): void {
    const call = this.calls.get(reply.id);
    if (call?.name === reply.name) call.finish(reply);
  }

  dispose(): void {
    for (const call of [...this.calls.values()]) call.finish({ error: cancelled });
  }

  private send(envelope: Envelope): void {
    this.port.post(envelope);
  }
}

/** One handler for every request there is: a missing one does not compile. */
export type RequestHandlers<Requests extends RequestMap<Requests>> = {
  [N in keyof Requests]: (
    params: Requests[N]['params'],
    signal: CancelSignal,
  ) => Promise<Requests[N]['result']>;
};

/** For every request there is, its params when they are well formed; throws otherwise. */
export type Validators<Requests extends RequestMap<Requests>> = {
  readonly [N in keyof Requests]: (value: unknown) => Requests[N]['params'];
};

/** What stands between the wire and the handlers. */
export interface Guard<Requests extends RequestMap<Requests>> {
  readonly validate: Validators<Requests>;
  readonly present: (error: unknown, request: string) => PresentedError;
  /** Told of every message that was turned away, in words for the log. */
  readonly refuse: (why: string) => void;
}

/** The answering end of a wire. */
export interface Server<Events> {
  emit<N extends keyof Events & string>(name: N, payload: Events[N]): void;
  /** Cancels what is being answered and falls silent. */
  dispose(): void;
}

/**
 * The answering end. Whatever arrives, nothing is thrown: what is unknown or malformed is refused,
 * and a handler that fails becomes an error reply.
 */
export function serve<Requests extends RequestMap<Requests>, Events>(
  port: Port,
  handlers: RequestHandlers<Requests>,
  guard: Guard<Requests>,
): Server<Events> {
  const answers = new OpenAnswers(port, handlers, guard);
  const listening = port.onMessage((message) => answers.receive(message));
  return {
    emit: (name, body) => port.post({ v: 1, kind: 'event', name, body } satisfies Envelope),
    dispose() {
      listening.dispose();
      answers.dispose();
    },
  };
}

class OpenAnswers<Requests extends RequestMap<Requests>> {
  private readonly port: Port;
  private readonly handlers: RequestHandlers<Requests>;
  private readonly guard: Guard<Requests>;
  private readonly open = new Map<string, Cancellation>();

  constructor(port: Port, handlers: RequestHandlers<Requests>, guard: Guard<Requests>) {
    this.port = port;
    this.handlers = handlers;
    this.guard = guard;
  }

  receive(message: unknown): void {
    const envelope = readEnvelope(message);
    if (envelope?.kind === 'cancel') this.open.get(envelope.id)?.cancel();
    else if (envelope?.kind !== 'request') this.guard.refuse('a message that is no request');
    else if (!Object.hasOwn(this.handlers, envelope.name)) this.refuse(envelope, 'unknown request');
    else if (this.open.has(envelope.id)) this.guard.refuse(`repeated request ${envelope.name}`);
    else void this.answer(envelope, envelope.name as keyof Requests & string);
  }

  dispose(): void {
    const answering = [...this.open.values()];
    this.open.clear();
    for (const cancellation of answering) cancellation.cancel();
  }

  private async answer(request: RequestMessage, name: keyof Requests & string): Promise<void> {
    const params = this.paramsOf(request, name);
    if (params === undefined) return;
    const cancellation = new Cancellation();
    this.open.set(request.id, cancellation);
    const outcome = await this.handle(name, params.value, cancellation);
    if (this.open.delete(request.id)) this.reply(request, outcome);
  }

  private paramsOf(
    request: RequestMessage,
    name: keyof Requests & string,
  ): { readonly value: Requests[typeof name]['params'] } | undefined {
    try {
      return { value: this.guard.validate[name](request.body) };
    } catch {
      this.refuse(request, 'malformed request');
      return undefined;
    }
  }

  private async handle<N extends keyof Requests & string>(
    name: N,
    params: Requests[N]['params'],
    signal: CancelSignal,
  ): Promise<Pick<ReplyMessage, 'body' | 'error'>> {
    try {
      return { body: await this.handlers[name](params, signal) };
    } catch (error) {
      return { error: this.guard.present(error, name) };
    }
  }

  private refuse(request: RequestMessage, why: string): void {
    this.guard.refuse(`${why} ${request.name}`);
    this.reply(request, { error: notUnderstood });
  }

  private reply(request: RequestMessage, outcome: Pick<ReplyMessage, 'body' | 'error'>): void {
    const { id, name } = request;
    this.port.post({ v: 1, kind: 'reply', id, name, ...outcome } satisfies Envelope);
  }
}

const cancelled: PresentedError = {
  reason: 'cancelled',
  message: 'This was cancelled before an answer came.',
  next: 'Try again if you still need it.',
};

const notUnderstood: PresentedError = {
  reason: 'validation',
  message: 'The form sent something that was not understood, so nothing was done.',
  next: 'Close the form and open it again.',
};
