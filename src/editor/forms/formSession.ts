import type { Connection } from '../../core/connection.ts';
import type { Job } from '../../core/jobs/job.ts';
import { launch } from '../../core/jobs/launch.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import {
  tableExport,
  type ExportTableRequest,
  type TableExportDraft,
  type TableExportFacts,
} from '../../core/kinds/tableExport.ts';
import type { AwsAccess, AwsWorld, CancelSignal, Clock } from '../../core/ports.ts';
import type { SourceRef } from '../../core/sources.ts';
import { explainError } from '../../core/insight/explain.ts';
import type {
  FormOpened,
  FormRequests,
  FormState,
  StartOutcome,
} from '../../protocol/exportForm.ts';
import type { RequestHandlers } from '../../protocol/rpc.ts';
import type { Ask } from '../ask.ts';
import type { Shell } from '../shell.ts';
import { toFormJob } from './formJob.ts';
import { lastIncrementalTo } from './lastIncremental.ts';
import { recoveryQuestion, startQuestion } from './questions.ts';
import { readFacts } from './tableFacts.ts';

/** What a form is for. It belongs to the panel: no message from the page can change it. */
export interface FormSubject {
  readonly connection: Connection;
  readonly source: SourceRef;
  /** The request to fill the form with again. */
  readonly again?: ExportTableRequest;
  /** The export that the form started before the window was reloaded. */
  readonly jobId?: string;
}

/**
 * What a form was for before the window was reloaded. Its page may have gone before it heard that
 * its export was started: then the token of its draft names the job.
 */
export function keptSubject({ connection, source, jobId, draft }: FormState): FormSubject {
  return { connection, source, jobId: jobId ?? draft.clientToken };
}

export interface FormDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly ledger: Ledger;
  readonly ask: Pick<Ask, 'confirm'>;
  readonly shell: Pick<Shell, 'copy' | 'showExports' | 'showLog'>;
  readonly clock: Clock;
  readonly newToken: () => string;
  /** Told when point-in-time recovery was turned on, so that the row can say so. */
  readonly onTableChanged: (connection: Connection, name: string) => void;
}

/** The host's side of one form: answers its page, and alone decides what is started. */
export class FormSession {
  readonly #subject: FormSubject;
  readonly #deps: FormDeps;
  #starting: Promise<StartOutcome> | undefined;
  #jobId: string | undefined;
  /** As read last. */
  #known: TableExportFacts | undefined;

  constructor(subject: FormSubject, deps: FormDeps) {
    this.#subject = subject;
    this.#deps = deps;
    this.#jobId = subject.jobId;
  }

  /** Whether the job is the one that this form started. */
  started(job: Job): boolean {
    return job.id === this.#jobId;
  }

  /** The answers to everything that a page may ask; each throws ExportError. */
  readonly handlers: RequestHandlers<FormRequests> = {
    open: (_, signal) => this.#open(signal),
    refreshFacts: async (_, signal) => this.#facts(await this.#access(), signal),
    lastIncremental: async (_, signal) => ({
      to: await this.#lastIncrementalTo(await this.#access(), signal),
    }),
    listBuckets: async ({ next }, signal) => {
      const page = await (await this.#access()).buckets.listBuckets(next, signal);
      return { buckets: page.items, ...nextOf(page) };
    },
    bucketRegion: async ({ bucket }, signal) => ({
      region: await (await this.#access()).buckets.regionOf(bucket.trim(), signal),
    }),
    listKeys: async ({ region, next }, signal) => {
      const page = await (await this.#access()).keys.listKeys(region, next, signal);
      return { keys: page.items, ...nextOf(page) };
    },
    turnOnRecovery: (_, signal) => this.#turnOnRecovery(signal),
    newToken: async () => Promise.resolve({ token: this.#deps.newToken() }),
    start: ({ draft }) => this.#start(draft),
    copyRequest: ({ draft }, signal) => this.#copyRequest(draft, signal),
    showExports: async () => {
      await this.#deps.shell.showExports();
      return {};
    },
    showLog: async () => {
      this.#deps.shell.showLog();
      return Promise.resolve({});
    },
  };

  async #open(signal: CancelSignal): Promise<FormOpened> {
    const { connection, source } = this.#subject;
    const access = await this.#access();
    const facts = await this.#facts(access, signal);
    const job = this.#jobId === undefined ? undefined : this.#deps.ledger.get(this.#jobId);
    return {
      connection,
      ...(access.endpoint !== undefined && { endpoint: access.endpoint }),
      source,
      form: { kind: 'dynamodb-table', facts, draft: this.#draft(facts) },
      ...(job && { job: toFormJob(job) }),
    };
  }

  #draft(facts: TableExportFacts): TableExportDraft {
    const { again } = this.#subject;
    const token = this.#deps.newToken();
    return again === undefined
      ? tableExport.draft(facts, token)
      : tableExport.again(again, facts, token);
  }

  /** However often the button is pressed, one launch is under way at a time. */
  #start(draft: TableExportDraft): Promise<StartOutcome> {
    this.#starting ??= this.#launch(draft).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async #launch(draft: TableExportDraft): Promise<StartOutcome> {
    const { connection, source } = this.#subject;
    const access = await this.#access();
    const facts = await this.#factsFor(draft, access);
    const issues = tableExport.check(draft, facts);
    if (issues.some(({ severity }) => severity === 'error')) return { outcome: 'invalid', issues };
    const consent = await this.#deps.ask.confirm(startQuestion(draft, facts, access.endpoint));
    if (!consent) return { outcome: 'declined' };
    const input = tableExport.request(draft, facts);
    this.#jobId = input.ClientToken;
    const { outcome, job, error } = await launch(
      { kind: 'dynamodb-table', input },
      { connection, source },
      { ledger: this.#deps.ledger, gateway: access.exportsOf(source.service) },
    );
    if (outcome === 'started') return { outcome, jobId: job.id };
    return { outcome, jobId: job.id, error: explainError(error, `export ${source.name}`) };
  }

  async #turnOnRecovery(signal: CancelSignal): Promise<FormRequests['turnOnRecovery']['result']> {
    const { connection, source } = this.#subject;
    const access = await this.#access();
    const facts = await this.#facts(access, signal);
    const question = recoveryQuestion(facts, facts.table, access.endpoint);
    if (!(await this.#deps.ask.confirm(question))) return { declined: true };
    const recovery = await access.tables.turnOnRecovery(source.name);
    this.#deps.onTableChanged(connection, source.name);
    // The answer itself: a table that is asked again at once may still say that it is off, and a
    // question that fails would hide that it is on.
    const now = this.#deps.clock.now();
    return { facts: { ...facts, recovery, readAt: now, now } };
  }

  async #copyRequest(
    draft: TableExportDraft,
    signal: CancelSignal,
  ): Promise<Record<string, never>> {
    const access = await this.#access();
    const known = this.#known ?? (await this.#facts(access, signal));
    const last = await this.#lastFor(draft, access, signal);
    const facts = { ...known, ...last, now: this.#deps.clock.now() };
    await this.#deps.shell.copy(JSON.stringify(tableExport.request(draft, facts), null, 2));
    return {};
  }

  /** The facts with those that only some drafts need; what the page believes does not count. */
  async #factsFor(
    draft: TableExportDraft,
    access: AwsAccess,
    signal?: CancelSignal,
  ): Promise<TableExportFacts> {
    const [facts, last, region] = await Promise.all([
      this.#facts(access, signal),
      this.#lastFor(draft, access, signal),
      regionFor(draft, access, signal),
    ]);
    return { ...facts, ...last, ...region };
  }

  async #lastFor(
    { exportType, windowMode }: TableExportDraft,
    access: AwsAccess,
    signal: CancelSignal | undefined,
  ): Promise<Pick<TableExportFacts, 'lastIncrementalTo'>> {
    if (exportType === 'full' || windowMode !== 'since-last') return {};
    return { lastIncrementalTo: await this.#lastIncrementalTo(access, signal) };
  }

  #lastIncrementalTo(access: AwsAccess, signal?: CancelSignal): Promise<number | null> {
    const { service, arn } = this.#subject.source;
    return lastIncrementalTo(access.exportsOf(service), arn, signal);
  }

  async #facts(access: AwsAccess, signal?: CancelSignal): Promise<TableExportFacts> {
    const facts = await readFacts(access, this.#subject.source, this.#deps.clock, signal);
    this.#known = facts;
    return facts;
  }

  #access(): Promise<AwsAccess> {
    return this.#deps.world.connect(this.#subject.connection);
  }
}

/** A key has to be in the Region of the bucket; without a key the bucket's Region is no matter. */
async function regionFor(
  { encryption, bucket }: TableExportDraft,
  { buckets }: AwsAccess,
  signal: CancelSignal | undefined,
): Promise<Pick<TableExportFacts, 'bucketRegion'>> {
  if (encryption !== 'KMS') return {};
  const bucketRegion = await buckets.regionOf(bucket.trim(), signal).catch(() => undefined);
  return bucketRegion === undefined ? {} : { bucketRegion };
}

function nextOf({ next }: { readonly next?: string }): { readonly next?: string } {
  return next === undefined ? {} : { next };
}
