import type { Page as BrowserPage } from 'playwright-core';
import { isKeyReference } from '../../../src/core/grammar/kms.ts';
import type { FormDraft, FormFacts, KindId } from '../../../src/core/kinds/kind.ts';
import { kindOf } from '../../../src/core/kinds/registry.ts';
import type { CancelSignal, KmsKey } from '../../../src/core/ports.ts';
import type { FormEvents, FormRequests, PresentedError } from '../../../src/protocol/exportForm.ts';
import { formRequestSchemas } from '../../../src/protocol/exportForm.schema.ts';
import {
  RpcError,
  serve,
  type Port,
  type RequestHandlers,
  type Server,
} from '../../../src/protocol/rpc.ts';
import { prices } from '../../fakes/prices.ts';
import { buckets, factsAt, keys } from '../../fakes/formSamples.ts';
import { openedOf, roles } from '../../fakes/kindSamples.ts';

type Name = keyof FormRequests;

/** The host of a form, in the test process: answers as scripted and remembers what was asked. */
export interface FakeHost {
  /** Every request that reached a handler, in order. */
  readonly asked: readonly { readonly name: Name; readonly params: unknown }[];
  readonly refused: readonly string[];
  /** Answers one kind of request in another way from now on. */
  answer<N extends Name>(name: N, handler: RequestHandlers<FormRequests>[N]): void;
  emit: Server<FormEvents>['emit'];
  /** Posts anything to the page, as the wire would. */
  post(message: unknown): Promise<void>;
  paramsOf(name: Name): readonly unknown[];
  drafts(): readonly FormDraft[];
}

/** Makes a handler fail with these sentences. */
export function failing(error: PresentedError): () => Promise<never> {
  return () => Promise.reject(new RpcError(error));
}

/** Connects the host of a form of some kind to a page; to be called before the page is loaded. */
export async function hostFor(page: BrowserPage, kind: KindId): Promise<FakeHost> {
  const listeners = new Set<(message: unknown) => void>();
  await page.exposeFunction('toHost', (json: string) => {
    const message: unknown = JSON.parse(json);
    for (const listener of listeners) listener(message);
  });
  const post = (message: unknown) => page.evaluate((data) => window.postMessage(data), message);
  const port: Port = {
    // The page may be gone by now, as a tab that was closed.
    post: (message) => void post(message).catch(() => undefined),
    onMessage(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
  return scripted(port, post, kind);
}

function scripted(port: Port, post: FakeHost['post'], kind: KindId): FakeHost {
  const asked: { name: Name; params: unknown }[] = [];
  const refused: string[] = [];
  const answers = defaultAnswers(kind);
  const server = serve<FormRequests, FormEvents>(port, recording(answers, asked), {
    validate: formRequestSchemas(kind),
    present: (error) => (error instanceof RpcError ? error.presented : unexpected(error)),
    refuse: (why) => refused.push(why),
  });
  return {
    asked,
    refused,
    answer: (name, handler) => void (answers[name] = handler),
    emit: (name, payload) => server.emit(name, payload),
    post,
    paramsOf: (name) => asked.filter((request) => request.name === name).map((r) => r.params),
    drafts: () =>
      asked.flatMap(({ name, params }) =>
        name === 'start' ? [(params as { draft: FormDraft }).draft] : [],
      ),
  };
}

/** Handlers that note every request and then look up the answer that is scripted by then. */
function recording(
  answers: RequestHandlers<FormRequests>,
  asked: { name: Name; params: unknown }[],
): RequestHandlers<FormRequests> {
  return new Proxy(answers, {
    get(target, name: Name) {
      return (params: never, signal: CancelSignal) => {
        asked.push({ name, params });
        return target[name](params, signal);
      };
    },
  });
}

function defaultAnswers(kind: KindId): RequestHandlers<FormRequests> {
  const done = () => Promise.resolve({});
  const facts = () => openedOf(kind, Date.now()).form.facts;
  const answers: RequestHandlers<FormRequests> = {
    open: () => Promise.resolve(openedOf(kind, Date.now())),
    refreshFacts: () => Promise.resolve(facts()),
    lastIncremental: () => Promise.resolve({ to: hourAgo() }),
    listBuckets: () => Promise.resolve({ buckets }),
    bucketRegion: ({ bucket }) => regionOf(bucket),
    listKeys: ({ region }) => Promise.resolve({ keys: keys(region) }),
    listRoles: () => Promise.resolve({ roles }),
    describeKey: ({ region, key }) => Promise.resolve({ key: keyOf(region, key) }),
    turnOnRecovery: () => Promise.resolve({ facts: factsAt(Date.now()) }),
    preflight: () => Promise.resolve({ findings: [] }),
    useFix: done,
    readPrices: () => Promise.resolve({ prices }),
    newToken: () => Promise.resolve({ token: '0d9d4f0e-8f3a-4c55-9d0a-7f3f0c1b2a99' }),
    start: async ({ draft }, signal) => {
      const last = await answers.lastIncremental({}, signal).catch(() => undefined);
      return started(kind, draft, { ...facts(), ...(last && { lastIncrementalTo: last.to }) });
    },
    copyRequest: done,
    showPermissions: done,
    signIn: done,
    showExports: done,
    showLog: done,
  };
  return answers;
}

/** Where the newest incremental export ended: an hour before now, by the second. */
function hourAgo(): number {
  return Math.floor(Date.now() / 1000) * 1000 - 3_600_000;
}

function regionOf(bucket: string): Promise<{ region: string }> {
  const region = buckets.find(({ name }) => name === bucket)?.region;
  if (region !== undefined) return Promise.resolve({ region });
  return Promise.reject(
    new RpcError({
      reason: 'bucket-not-found',
      message: `There is no bucket ${bucket}.`,
      next: 'Check the name or choose another bucket.',
    }),
  );
}

/** KMS knows the keys that it lists, by each of their names. */
function keyOf(region: string, key: string): KmsKey | null {
  if (!isKeyReference(key)) return null;
  return keys(region).find((one) => [one.arn, one.keyId, one.alias].includes(key)) ?? null;
}

/** As the real host: its own check decides, by what it found out itself. */
function started(
  kind: KindId,
  draft: FormDraft,
  facts: FormFacts,
): FormRequests['start']['result'] {
  const issues = kindOf(kind).check(draft, facts);
  return issues.some(({ severity }) => severity === 'error')
    ? { outcome: 'invalid', issues }
    : { outcome: 'started', jobId: draft.clientToken };
}

function unexpected(error: unknown): PresentedError {
  return { reason: 'unknown', message: `Test host: ${String(error)}`, next: 'Look at the test.' };
}
