import { isOfCredentials } from '../core/insight/credentialCauses.ts';
import type { FormDraft, FormFacts } from '../core/kinds/kind.ts';
import type { Clock, Disposable } from '../core/ports.ts';
import type { FormRequests } from '../protocol/exportForm.ts';
import type { Caller } from '../protocol/rpc.ts';
import { presentedOf } from './presented.ts';
import { isError, problemsOf } from './state/derive.ts';
import type { FormModel } from './state/model.ts';
import { isCurrent } from './state/preflight.ts';
import type { Store } from './state/store.ts';

/** What a look is about. */
interface About {
  readonly draft: FormDraft;
  /** As the page knew them. */
  readonly facts: FormFacts;
  /** What of the facts decides: most of them only move on with the clock. */
  readonly standing: string;
}

/** A draft that has not changed for this long, in milliseconds, is worth a look at AWS. */
const pause = 1_000;

/** Asks whether the draft would succeed: after a pause, once it is complete, while somebody looks. */
export class Preflights {
  private readonly host: Caller<FormRequests>;
  private readonly store: Store;
  private readonly clock: Clock;
  private isSeen = false;
  /** What is looked at, or will be after the pause. */
  private about: About | undefined;
  private waiting: Disposable | undefined;
  private looking: AbortController | undefined;

  constructor(deps: {
    readonly host: Caller<FormRequests>;
    readonly store: Store;
    readonly clock: Clock;
  }) {
    this.host = deps.host;
    this.store = deps.store;
    this.clock = deps.clock;
  }

  /**
   * After every change of the form: another draft calls off the look at the one before it, and so do
   * facts that change what the rules say of it.
   */
  follow(form: FormModel): void {
    if (form.stage.at === 'starting') {
      this.about = lookedAtLaunch(form);
      return;
    }
    const about = this.isSeen && isComplete(form) ? aboutOf(form) : undefined;
    if (isSame(about, this.about) && !isOutdated(form, this.about)) return;
    this.stop();
    this.about = about;
    if (about !== undefined) {
      this.waiting = this.clock.after(pause, () => void this.look(about.draft));
    }
  }

  /** Nothing is asked while nobody looks. */
  watch(isSeen: boolean): void {
    this.isSeen = isSeen;
    const form = this.form();
    if (form !== undefined) this.follow(form);
  }

  /** Calls off what is looked at. */
  stop(): void {
    this.about = undefined;
    this.waiting?.dispose();
    this.looking?.abort();
  }

  /** Looks at once, and afresh: something may have been put right in the meantime. */
  async again(): Promise<void> {
    const form = this.form();
    if (form?.stage.at !== 'editing' || !isComplete(form)) return;
    this.stop();
    this.about = aboutOf(form);
    await this.look(form.draft, true);
  }

  /** There may be credentials again. */
  async goOn(): Promise<void> {
    const error = this.form()?.preflight.error;
    if (error !== undefined && isOfCredentials(error.reason)) await this.again();
  }

  private async look(draft: FormDraft, again = false): Promise<void> {
    const looking = new AbortController();
    this.looking = looking;
    this.store.dispatch({ type: 'preflightAsked', draft });
    try {
      const params = { draft, ...(again && { again }) };
      const answer = await this.host.call('preflight', params, looking.signal);
      if (looking.signal.aborted) return;
      this.store.dispatch(
        'errors' in answer
          ? { type: 'preflightHeld', errors: answer.errors }
          : { type: 'preflightDone', findings: answer.findings },
      );
    } catch (error) {
      if (looking.signal.aborted) return;
      this.store.dispatch({ type: 'preflightFailed', error: presentedOf(error) });
    }
  }

  private form(): FormModel | undefined {
    const page = this.store.page();
    return page.at === 'form' ? page.form : undefined;
  }
}

/** The host looks by itself then, and its events come here: what it has seen needs no other look. */
function lookedAtLaunch(form: FormModel): About | undefined {
  const { isLooking, findings } = form.preflight;
  return isCurrent(form) && !isLooking && findings.length > 0 ? aboutOf(form) : undefined;
}

function aboutOf({ draft, facts, page }: FormModel): About {
  const codes = page.kind.check(draft, facts).map(({ code }) => code);
  return { draft, facts, standing: [facts.account, ...codes].join() };
}

function isSame(one: About | undefined, other: About | undefined): boolean {
  return one?.draft === other?.draft && one?.standing === other?.standing;
}

/** Whether the host found the draft wrong, and may know better by now. */
function isOutdated({ facts, preflight }: FormModel, about: About | undefined): boolean {
  return preflight.held !== undefined && about !== undefined && about.facts !== facts;
}

function isComplete(form: FormModel): boolean {
  return form.stage.at === 'editing' && !problemsOf(form).some(isError);
}
