import { ExportError } from '../../core/errors.ts';
import { explainError } from '../../core/insight/explain.ts';
import type { Job } from '../../core/jobs/job.ts';
import { launch } from '../../core/jobs/launch.ts';
import type { FormDraft, FormFacts } from '../../core/kinds/kind.ts';
import type { ExportRequest } from '../../core/kinds/registry.ts';
import { Emitter } from '../../core/lib/emitter.ts';
import type { AwsAccess } from '../../core/ports.ts';
import type { StartOutcome } from '../../protocol/exportForm.ts';
import type { Answer } from '../ask.ts';
import { askWhere } from '../connection/where.ts';
import { askAboutTwins } from './askAboutTwins.ts';
import type { FormPrices } from './formPrices.ts';
import type { FormDeps, FormSubject } from './formSession.ts';
import { FormTokens } from './formTokens.ts';
import type { AnyHostKind } from './hosts/hostKind.ts';
import type { FormPreflight } from './preflight/formPreflight.ts';
import { questionWith } from './preflight/questionWith.ts';

/** What the launches of one form stand on. */
export interface LaunchDesk {
  readonly subject: FormSubject;
  readonly host: AnyHostKind;
  readonly deps: Pick<FormDeps, 'ask' | 'clock' | 'ledger' | 'newToken'>;
  readonly preflight: Pick<FormPreflight, 'atLaunch'>;
  readonly prices: Pick<FormPrices, 'questionWith'>;
  access(): Promise<AwsAccess>;
  /** Read again for a launch; what the page believes does not count. */
  factsFor(draft: FormDraft): Promise<FormFacts>;
}

/** Starts what a form was filled in for: checks it, looks whether it would succeed, asks and sends. */
export class FormLaunch {
  readonly #desk: LaunchDesk;
  readonly #tokens: FormTokens;
  readonly #launched = new Emitter<Job>();
  readonly #wished = new Emitter<void>();
  #starting: Promise<StartOutcome> | undefined;
  #jobId: string | undefined;

  /** Fires when a launch came to a job: maybe one that another form or window had started. */
  readonly onDidLaunch = this.#launched.event;

  /** Fires when the person wants to see in the form what was foretold. */
  readonly onDidWishToSee = this.#wished.event;

  constructor(desk: LaunchDesk) {
    this.#desk = desk;
    this.#tokens = new FormTokens(desk.deps);
    this.#jobId = desk.subject.jobId;
  }

  /** The job that the form started last, in this window or before it was reloaded. */
  get jobId(): string | undefined {
    return this.#jobId;
  }

  /** However often the button is pressed, one launch is under way at a time. */
  start(draft: FormDraft): Promise<StartOutcome> {
    this.#starting ??= this.#launch(draft).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  /** What a draft is sent as. */
  requestOf(draft: FormDraft, facts: FormFacts): ExportRequest {
    const { kind } = this.#desk.host;
    const settled = this.#tokens.settle(draft, (one) => kind.request(one, facts));
    const input = kind.request(settled, facts);
    // Made by the kind itself: the type of its input cannot be said here.
    return { kind: kind.id, input, token: settled.clientToken } as ExportRequest;
  }

  async #launch(draft: FormDraft): Promise<StartOutcome> {
    const { deps, host, preflight, prices, subject } = this.#desk;
    const facts = await this.#desk.factsFor(draft);
    const issues = host.kind.check(draft, facts);
    if (issues.some(({ severity }) => severity === 'error')) return { outcome: 'invalid', issues };
    const where = await askWhere(await this.#desk.access());
    const request = this.requestOf(draft, facts);
    const { connection, source } = subject;
    const about = { connection, source, input: request.input, facts };
    const findings = await deps.ask.cancellable('Checking whether this will work…', (signal) =>
      preflight.atLaunch(about, signal),
    );
    if (findings === undefined) return { outcome: 'declined' };
    const priced = prices.questionWith(host.question(draft, facts, where), about);
    const answer = await deps.ask.answer(questionWith(priced, findings));
    if (answer !== 'action') return this.#declined(answer);
    const besides = await askAboutTwins({ request, source, where }, deps);
    return besides === undefined ? { outcome: 'declined' } : this.#send(request, besides);
  }

  #declined(answer: Exclude<Answer, 'action'>): StartOutcome {
    if (answer === 'closed') return { outcome: 'declined' };
    this.#wished.fire();
    return { outcome: 'declined', showFailure: true };
  }

  async #send(request: ExportRequest, besides: readonly string[]): Promise<StartOutcome> {
    const { deps, host, subject } = this.#desk;
    const { connection, source } = subject;
    this.#jobId = request.token;
    const { outcome, job, error } = await launch(
      request,
      { connection, source, besides },
      { ledger: deps.ledger, gateway: (await this.#desk.access()).exportsOf(request.kind) },
    );
    this.#jobId = job.id;
    this.#launched.fire(job);
    if (outcome === 'started') return { outcome, jobId: job.id };
    const doing = host.doing.start ?? `export ${source.name}`;
    return { outcome, jobId: job.id, error: explainError(error ?? noAnswer, doing) };
  }
}

/** Of a job that was asked for before, by somebody else. */
const noAnswer = new ExportError('timeout');
