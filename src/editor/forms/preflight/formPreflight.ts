import { ExportError } from '../../../core/errors.ts';
import type { FormDraft, Issue, KindId } from '../../../core/kinds/kind.ts';
import { Cancellation } from '../../../core/lib/cancellation.ts';
import { Emitter } from '../../../core/lib/emitter.ts';
import type { AwsAccess, CancelSignal, Clock } from '../../../core/ports.ts';
import type { Check, Looks, Subject } from '../../../core/preflight/check.ts';
import type { Finding } from '../../../core/preflight/finding.ts';
import { rememberedLooks } from '../../../core/preflight/looks.ts';
import { runWithin, type PreflightProgress } from '../../../core/preflight/runWithin.ts';
import type { FormRequests } from '../../../protocol/exportForm.ts';
import type { RequestHandlers } from '../../../protocol/rpc.ts';
import type { DocumentRef } from '../../documents/documentRef.ts';
import type { Shell } from '../../shell.ts';

/** The longest that a launch waits for its checks, in milliseconds. */
const launchLimit = 10_000;

/** What the preflights of one form stand on. */
export interface PreflightDeps {
  readonly kind: KindId;
  readonly clock: Clock;
  readonly shell: Pick<Shell, 'copy'>;
  readonly documents: { open(ref: DocumentRef): Promise<void> };
  checksOf(kind: KindId, subject: Subject<object>): readonly Check[];
  access(): Promise<AwsAccess>;
  /** The request of a draft as it would be sent now, or what is wrong with the draft. */
  subjectOf(draft: FormDraft, signal: CancelSignal): Promise<Sendable>;
}

/** A draft as it would be sent now, or its errors. */
export type Sendable =
  { readonly subject: Subject<object> } | { readonly errors: readonly Issue[] };

type Preflighted = FormRequests['preflight']['result'];
type Answers = Pick<RequestHandlers<FormRequests>, 'preflight' | 'useFix'>;

/**
 * Looks whether the request of one form would succeed: while somebody fills it in, as often as the
 * page asks, and at the launch, whatever the page asked. Of its fixes the page knows only the ids.
 */
export class FormPreflight {
  readonly #deps: PreflightDeps;
  readonly #changed = new Emitter<PreflightProgress>();
  #looks: Looks | undefined;
  #live: Cancellation | undefined;
  #findings: readonly Finding[] = [];

  /** Fires while checks look, live and at the launch. */
  readonly onDidChange = this.#changed.event;

  /** The answers to the page; each throws ExportError. */
  readonly answers: Answers = {
    preflight: ({ draft, again = false }, signal) => this.#look(draft, again, signal),
    useFix: async ({ id, how }) => {
      await this.#useFix(id, how);
      return {};
    },
  };

  constructor(deps: PreflightDeps) {
    this.#deps = deps;
  }

  /**
   * What AWS says now of the very request that will be sent: nothing that was seen earlier counts.
   * Takes ten seconds at most. Throws `cancelled`.
   */
  async atLaunch(subject: Subject<object>, signal: CancelSignal): Promise<readonly Finding[]> {
    this.#live?.cancel();
    this.#looks = undefined;
    return this.#run(subject, { signal, limit: launchLimit });
  }

  /** A new look takes the place of one that is still under way. */
  async #look(draft: FormDraft, again: boolean, signal: CancelSignal): Promise<Preflighted> {
    this.#live?.cancel();
    const live = new Cancellation();
    this.#live = live;
    const following = live.follow(signal);
    if (again) this.#looks = undefined;
    try {
      const sendable = await this.#deps.subjectOf(draft, live);
      if (live.aborted) throw new ExportError('cancelled');
      if ('errors' in sendable) return sendable;
      return { findings: await this.#run(sendable.subject, { signal: live }) };
    } finally {
      following.dispose();
    }
  }

  async #run(
    subject: Subject<object>,
    bounds: { readonly signal: CancelSignal; readonly limit?: number },
  ): Promise<readonly Finding[]> {
    const { kind, clock } = this.#deps;
    this.#looks ??= rememberedLooks(await this.#deps.access(), clock);
    const checks = this.#deps.checksOf(kind, subject);
    const tell = (progress: PreflightProgress): void => {
      this.#findings = progress.findings;
      this.#changed.fire(progress);
    };
    return runWithin({ checks, looks: this.#looks, clock, ...bounds, tell });
  }

  async #useFix(id: string, how: 'copy' | 'open'): Promise<void> {
    const paste = this.#findings.find((finding) => finding.id === id)?.fix?.paste;
    // No page of ours asks for a text that there is not.
    if (paste === undefined) throw new ExportError('unknown');
    if (how === 'copy') await this.#deps.shell.copy(paste.text);
    else await this.#deps.documents.open({ kind: 'paste', ...paste });
  }
}
