import { isOfCredentials } from '../core/insight/credentialCauses.ts';
import type { FormDraft } from '../core/kinds/kind.ts';
import type { Clock, Disposable } from '../core/ports.ts';
import type { FormRequests } from '../protocol/exportForm.ts';
import type { Caller } from '../protocol/rpc.ts';
import { presentedOf } from './presented.ts';
import { isError, problemsOf } from './state/derive.ts';
import type { FormModel } from './state/model.ts';
import type { Store } from './state/store.ts';

/** A draft that has not changed for this long, in milliseconds, is worth a look at AWS. */
const pause = 1_000;

/** Asks whether the draft would succeed: after a pause, once it is complete, while somebody looks. */
export class Preflights {
  private readonly host: Caller<FormRequests>;
  private readonly store: Store;
  private readonly clock: Clock;
  private isSeen = false;
  /** What is looked at, or will be after the pause. */
  private draft: FormDraft | undefined;
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

  /** After every change of the form: another draft calls off the look at the one before it. */
  follow(form: FormModel): void {
    // The host looks by itself then, and its events come here.
    if (form.stage.at === 'starting') return;
    const draft = this.isSeen && isComplete(form) ? form.draft : undefined;
    if (draft === this.draft) return;
    this.stop();
    this.draft = draft;
    if (draft !== undefined) this.waiting = this.clock.after(pause, () => void this.look(draft));
  }

  /** Nothing is asked while nobody looks. */
  watch(isSeen: boolean): void {
    this.isSeen = isSeen;
    const form = this.form();
    if (form !== undefined) this.follow(form);
  }

  /** Calls off what is looked at. */
  stop(): void {
    this.draft = undefined;
    this.waiting?.dispose();
    this.looking?.abort();
  }

  /** Looks at once, and afresh: something may have been put right in the meantime. */
  async again(): Promise<void> {
    const form = this.form();
    if (form?.stage.at !== 'editing' || !isComplete(form)) return;
    this.stop();
    this.draft = form.draft;
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
      const { findings } = await this.host.call('preflight', params, looking.signal);
      if (!looking.signal.aborted) this.store.dispatch({ type: 'preflightDone', findings });
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

function isComplete(form: FormModel): boolean {
  return form.stage.at === 'editing' && !problemsOf(form).some(isError);
}
