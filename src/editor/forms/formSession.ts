import type { Connection } from '../../core/connection.ts';
import { ExportError } from '../../core/errors.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { FormDraft, FormFacts, KindId } from '../../core/kinds/kind.ts';
import { needOf } from '../../core/kinds/needs.ts';
import { checksOf } from '../../core/kinds/preflights.ts';
import type { AwsAccess, AwsWorld, CancelSignal, Clock } from '../../core/ports.ts';
import type { SourceRef } from '../../core/sources.ts';
import type {
  FailedBefore,
  FormOpened,
  FormRequests,
  FormState,
} from '../../protocol/exportForm.ts';
import type { RequestHandlers } from '../../protocol/rpc.ts';
import type { Ask } from '../ask.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import type { Shell } from '../shell.ts';
import { toFormJob } from './formJob.ts';
import { FormLaunch } from './formLaunch.ts';
import { lookUps } from './formLookUps.ts';
import { FormPrices } from './formPrices.ts';
import type { AnyHostKind, Desk, Lookout } from './hosts/hostKind.ts';
import { hostKinds } from './hosts/registry.ts';
import { FormPreflight, type Sendable } from './preflight/formPreflight.ts';

/** What a form is for. It belongs to the panel: no message from the page can change it. */
export interface FormSubject {
  readonly kind: KindId;
  readonly connection: Connection;
  readonly source: SourceRef;
  /** The request, of this kind, to fill the form with again. */
  readonly again?: object;
  /** The job that the form started before the window was reloaded. */
  readonly jobId?: string;
  /** Why the job failed that the form was opened to repeat. */
  readonly failed?: FailedBefore;
}

/**
 * What a form was for before the window was reloaded. Its page may have gone before it heard that
 * its export was started: then the token of its draft names the job.
 */
export function keptSubject({ kind, connection, source, jobId, draft }: FormState): FormSubject {
  return { kind, connection, source, jobId: jobId ?? draft.clientToken };
}

export interface FormDeps {
  readonly world: Pick<AwsWorld, 'connect' | 'onDidChangeCredentials' | 'prices'>;
  readonly ledger: Ledger;
  readonly ask: Pick<Ask, 'answer' | 'cancellable' | 'confirm'>;
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
  readonly #preflight: FormPreflight;
  readonly #prices: FormPrices;
  readonly #launch: FormLaunch;
  /** As read last. */
  #known: FormFacts | undefined;

  /** The answers to everything that a page may ask; each throws ExportError. */
  readonly handlers: RequestHandlers<FormRequests>;

  /** Fires when a launch came to a job: maybe one that another form or window had started. */
  readonly onDidLaunch: FormLaunch['onDidLaunch'];

  /** Fires when the person wants to see in the form what was foretold. */
  readonly onDidWishToSee: FormLaunch['onDidWishToSee'];

  /** Fires while it is looked at whether the request would succeed. */
  readonly onDidPreflight: FormPreflight['onDidChange'];

  constructor(subject: FormSubject, deps: FormDeps) {
    this.#subject = subject;
    this.#deps = deps;
    this.#host = hostKinds[subject.kind];
    this.#preflight = this.#preflightOf(subject.kind);
    this.#prices = new FormPrices(subject.kind, subject.connection.region, deps.world.prices);
    this.#launch = this.#launchOf(subject);
    this.onDidLaunch = this.#launch.onDidLaunch;
    this.onDidWishToSee = this.#launch.onDidWishToSee;
    this.onDidPreflight = this.#preflight.onDidChange;
    this.handlers = {
      ...this.#answers(),
      ...this.#preflight.answers,
      ...this.#prices.answers,
      ...lookUps(() => this.#access()),
      lastIncremental: notOfThisKind,
      turnOnRecovery: notOfThisKind,
      ...this.#host.answers(this.#desk()),
    };
  }

  /** Whether the job is the one that this form started. */
  started(job: Job): boolean {
    return job.id === this.#launch.jobId;
  }

  #answers() {
    return {
      open: (_: unknown, signal: CancelSignal) => this.#open(signal),
      refreshFacts: (_: unknown, signal: CancelSignal) => this.#facts(signal),
      newToken: () => Promise.resolve({ token: this.#deps.newToken() }),
      start: ({ draft }: { readonly draft: FormDraft }) => this.#launch.start(draft),
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

  #preflightOf(kind: KindId): FormPreflight {
    return new FormPreflight({
      ...{ ...this.#deps, kind, checksOf },
      access: () => this.#access(),
      subjectOf: (draft, signal) => this.#subjectOf(draft, signal),
    });
  }

  #launchOf(subject: FormSubject): FormLaunch {
    return new FormLaunch({
      ...{ subject, deps: this.#deps, host: this.#host },
      ...{ preflight: this.#preflight, prices: this.#prices },
      access: () => this.#access(),
      factsFor: (draft) => this.#factsFor(draft),
    });
  }

  #desk(): Desk {
    return {
      subject: this.#subject,
      deps: this.#deps,
      lookout: (signal) => this.#lookout(signal),
      facts: (signal) => this.#facts(signal),
      learn: (facts) => {
        this.#known = facts;
      },
    };
  }

  async #open(signal: CancelSignal): Promise<FormOpened> {
    const { kind, connection, source, failed } = this.#subject;
    const { endpoint } = await this.#access();
    const facts = await this.#facts(signal);
    const { jobId } = this.#launch;
    const job = jobId === undefined ? undefined : this.#deps.ledger.get(jobId);
    return {
      connection,
      ...(endpoint !== undefined && { endpoint }),
      source,
      form: { kind, facts, draft: this.#draft(facts) },
      ...(job && { job: toFormJob(job, this.#deps.ledger.jobs()) }),
      ...(failed && { failed }),
    };
  }

  #draft(facts: FormFacts): FormDraft {
    const { again } = this.#subject;
    const { kind } = this.#host;
    const token = this.#deps.newToken();
    return again === undefined ? kind.draft(facts, token) : kind.again(again, facts, token);
  }

  async #subjectOf(draft: FormDraft, signal: CancelSignal): Promise<Sendable> {
    const { connection, source } = this.#subject;
    const { kind } = this.#host;
    const facts = await this.#knownFor(draft, signal);
    const errors = kind.check(draft, facts).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return { errors };
    return { subject: { connection, source, input: kind.request(draft, facts), facts } };
  }

  async #copyRequest(draft: FormDraft, signal: CancelSignal): Promise<Record<string, never>> {
    const { input } = this.#launch.requestOf(draft, await this.#knownFor(draft, signal));
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

  /** The facts as read last, with those that only this draft needs. */
  async #knownFor(draft: FormDraft, signal: CancelSignal): Promise<FormFacts> {
    const known = this.#known ?? (await this.#facts(signal));
    const facts = await this.#host.factsFor(draft, known, await this.#lookout(signal));
    return { ...facts, now: this.#deps.clock.now() };
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

/** No page of ours asks for it. */
function notOfThisKind(): Promise<never> {
  return Promise.reject(new ExportError('unknown'));
}
