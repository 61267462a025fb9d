import type { Connection } from '../../core/connection.ts';
import { ExportError } from '../../core/errors.ts';
import { explainError } from '../../core/insight/explain.ts';
import type { Job } from '../../core/jobs/job.ts';
import { launch } from '../../core/jobs/launch.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { FormDraft, FormFacts, KindId } from '../../core/kinds/kind.ts';
import { needOf } from '../../core/kinds/needs.ts';
import type { ExportRequest } from '../../core/kinds/registry.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { AwsAccess, AwsWorld, CancelSignal, Clock } from '../../core/ports.ts';
import type { SourceRef } from '../../core/sources.ts';
import type {
  FormOpened,
  FormRequests,
  FormState,
  StartOutcome,
} from '../../protocol/exportForm.ts';
import type { RequestHandlers } from '../../protocol/rpc.ts';
import type { Ask } from '../ask.ts';
import { askWhere } from '../connection/where.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import type { Shell } from '../shell.ts';
import { askAboutTwins } from './askAboutTwins.ts';
import { toFormJob } from './formJob.ts';
import { lookUps } from './formLookUps.ts';
import { FormTokens } from './formTokens.ts';
import type { AnyHostKind, Desk, Lookout } from './hosts/hostKind.ts';
import { hostKinds } from './hosts/registry.ts';

/** What a form is for. It belongs to the panel: no message from the page can change it. */
export interface FormSubject {
  readonly kind: KindId;
  readonly connection: Connection;
  readonly source: SourceRef;
  /** The request, of this kind, to fill the form with again. */
  readonly again?: object;
  /** The job that the form started before the window was reloaded. */
  readonly jobId?: string;
}

/**
 * What a form was for before the window was reloaded. Its page may have gone before it heard that
 * its export was started: then the token of its draft names the job.
 */
export function keptSubject({ kind, connection, source, jobId, draft }: FormState): FormSubject {
  return { kind, connection, source, jobId: jobId ?? draft.clientToken };
}

export interface FormDeps {
  readonly world: Pick<AwsWorld, 'connect' | 'onDidChangeCredentials'>;
  readonly ledger: Ledger;
  readonly ask: Pick<Ask, 'confirm'>;
  readonly shell: Pick<Shell, 'copy' | 'showExports' | 'showLog'>;
  readonly documents: { open(ref: DocumentRef): Promise<void> };
  readonly clock: Clock;
  readonly newToken: () => string;
  /** Signs in for a connection, and shows by itself what goes wrong. */
  readonly signIn: (connection: Connection) => Promise<void>;
  /** Told when point-in-time recovery was turned on, so that the row can say so. */
  readonly onTableChanged: (connection: Connection, name: string) => void;
}

/** The host's side of one form: answers its page, and alone decides what is started. */
export class FormSession {
  readonly #subject: FormSubject;
  readonly #deps: FormDeps;
  readonly #host: AnyHostKind;
  #starting: Promise<StartOutcome> | undefined;
  #jobId: string | undefined;
  readonly #tokens: FormTokens;
  readonly #launched = new Emitter<Job>();
  /** As read last. */
  #known: FormFacts | undefined;

  /** The answers to everything that a page may ask; each throws ExportError. */
  readonly handlers: RequestHandlers<FormRequests>;

  /** Fires when a launch came to a job: maybe one that another form or window had started. */
  readonly onDidLaunch = this.#launched.event;

  constructor(subject: FormSubject, deps: FormDeps) {
    this.#subject = subject;
    this.#deps = deps;
    this.#host = hostKinds[subject.kind];
    this.#jobId = subject.jobId;
    this.#tokens = new FormTokens(deps);
    this.handlers = {
      ...this.#answers(),
      ...lookUps(() => this.#access()),
      lastIncremental: notOfThisKind,
      turnOnRecovery: notOfThisKind,
      ...this.#host.answers(this.#desk()),
    };
  }

  /** Whether the job is the one that this form started. */
  started(job: Job): boolean {
    return job.id === this.#jobId;
  }

  #answers() {
    return {
      open: (_: unknown, signal: CancelSignal) => this.#open(signal),
      refreshFacts: (_: unknown, signal: CancelSignal) => this.#facts(signal),
      newToken: () => Promise.resolve({ token: this.#deps.newToken() }),
      start: ({ draft }: { readonly draft: FormDraft }) => this.#start(draft),
      copyRequest: ({ draft }: { readonly draft: FormDraft }, signal: CancelSignal) =>
        this.#copyRequest(draft, signal),
      showPermissions: ({ draft }: { readonly draft: FormDraft }) => this.#showPermissions(draft),
      signIn: async () => {
        await this.#deps.signIn(this.#subject.connection);
        return {};
      },
      showExports: async () => {
        await this.#deps.shell.showExports();
        return {};
      },
      showLog: () => {
        this.#deps.shell.showLog();
        return Promise.resolve({});
      },
    };
  }

  #desk(): Desk {
    return {
      subject: this.#subject,
      deps: this.#deps,
      lookout: (signal) => this.#lookout(signal),
      facts: (signal) => this.#facts(signal),
    };
  }

  async #open(signal: CancelSignal): Promise<FormOpened> {
    const { kind, connection, source } = this.#subject;
    const { endpoint } = await this.#access();
    const facts = await this.#facts(signal);
    const job = this.#jobId === undefined ? undefined : this.#deps.ledger.get(this.#jobId);
    return {
      connection,
      ...(endpoint !== undefined && { endpoint }),
      source,
      form: { kind, facts, draft: this.#draft(facts) },
      ...(job && { job: toFormJob(job, this.#deps.ledger.jobs()) }),
    };
  }

  #draft(facts: FormFacts): FormDraft {
    const { again } = this.#subject;
    const { kind } = this.#host;
    const token = this.#deps.newToken();
    return again === undefined ? kind.draft(facts, token) : kind.again(again, facts, token);
  }

  /** However often the button is pressed, one launch is under way at a time. */
  #start(draft: FormDraft): Promise<StartOutcome> {
    this.#starting ??= this.#launch(draft).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async #launch(draft: FormDraft): Promise<StartOutcome> {
    const { kind } = this.#host;
    const facts = await this.#factsFor(draft);
    const issues = kind.check(draft, facts);
    if (issues.some(({ severity }) => severity === 'error')) return { outcome: 'invalid', issues };
    const where = await askWhere(await this.#access());
    const consent = await this.#deps.ask.confirm(this.#host.question(draft, facts, where));
    if (!consent) return { outcome: 'declined' };
    const request = this.#requestOf(draft, facts);
    const { source } = this.#subject;
    const besides = await askAboutTwins({ request, source, where }, this.#deps);
    return besides === undefined ? { outcome: 'declined' } : this.#send(request, besides);
  }

  #requestOf(draft: FormDraft, facts: FormFacts): ExportRequest {
    const { kind } = this.#host;
    const settled = this.#tokens.settle(draft, (one) => kind.request(one, facts));
    const input = kind.request(settled, facts);
    // Made by the kind itself: the type of its input cannot be said here.
    return { kind: kind.id, input, token: settled.clientToken } as ExportRequest;
  }

  async #send(request: ExportRequest, besides: readonly string[]): Promise<StartOutcome> {
    const { connection, source } = this.#subject;
    this.#jobId = request.token;
    const { outcome, job, error } = await launch(
      request,
      { connection, source, besides },
      { ledger: this.#deps.ledger, gateway: (await this.#access()).exportsOf(request.kind) },
    );
    this.#jobId = job.id;
    this.#launched.fire(job);
    if (outcome === 'started') return { outcome, jobId: job.id };
    const doing = this.#host.doing.start ?? `export ${source.name}`;
    return { outcome, jobId: job.id, error: explainError(error ?? noAnswer, doing) };
  }

  async #copyRequest(draft: FormDraft, signal: CancelSignal): Promise<Record<string, never>> {
    const known = this.#known ?? (await this.#facts(signal));
    const facts = await this.#host.factsFor(draft, known, await this.#lookout(signal));
    const { input } = this.#requestOf(draft, { ...facts, now: this.#deps.clock.now() });
    await this.#deps.shell.copy(JSON.stringify(input, null, 2));
    return {};
  }

  /** Of the draft as it is: what is wrong in it is a placeholder in the policies. */
  async #showPermissions(draft: FormDraft): Promise<Record<string, never>> {
    const { connection, kind: job, source } = this.#subject;
    const { arn, name } = source;
    const input = this.#host.kind.request(draft, this.#known ?? (await this.#facts()));
    const need = needOf(job, input, { arn, name });
    await this.#deps.documents.open({ kind: 'permissions', connection, job, need });
    return {};
  }

  /** Read again for a launch; what the page believes does not count. */
  async #factsFor(draft: FormDraft): Promise<FormFacts> {
    const facts = await this.#facts();
    return this.#host.factsFor(draft, facts, await this.#lookout());
  }

  async #facts(signal?: CancelSignal): Promise<FormFacts> {
    this.#known = await this.#host.readFacts(await this.#lookout(signal));
    return this.#known;
  }

  async #lookout(signal?: CancelSignal): Promise<Lookout> {
    const { source } = this.#subject;
    const access = await this.#access();
    return { access, source, clock: this.#deps.clock, ...(signal && { signal }) };
  }

  #access(): Promise<AwsAccess> {
    return this.#deps.world.connect(this.#subject.connection);
  }
}

/** Of a job that was asked for before, by somebody else. */
const noAnswer = new ExportError('timeout');

/** No page of ours asks for it. */
function notOfThisKind(): Promise<never> {
  return Promise.reject(new ExportError('unknown'));
}
