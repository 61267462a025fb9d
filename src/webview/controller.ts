import type { TableExportDraft, TableExportField } from '../core/kinds/tableExport.ts';
import type { Clock, Disposable } from '../core/ports.ts';
import type { FormRequests, FormState } from '../protocol/exportForm.ts';
import type { Caller } from '../protocol/rpc.ts';
import { Lookups } from './lookups.ts';
import { presentedOf } from './presented.ts';
import { factsOf } from './state/derive.ts';
import type { FormModel } from './state/model.ts';
import { toKept } from './state/open.ts';
import type { Store } from './state/store.ts';

/** Where the page keeps what was typed, so that hiding the tab or reloading loses nothing. */
export interface Memory {
  load(): FormState | undefined;
  save(state: FormState): void;
}

/** A pause in typing this long, in milliseconds, means that the field may speak. */
const typingPause = 600;
/** How often a page that somebody sees asks for fresh facts, in milliseconds. */
const refreshInterval = 60_000;

/** Turns what people do into requests to the host, and its answers into events for the store. */
export class FormController {
  readonly lookups: Lookups;
  private readonly host: Caller<FormRequests>;
  private readonly store: Store;
  private readonly memory: Memory;
  private readonly clock: Clock;
  private readonly settling = new Map<TableExportField, Disposable>();
  private refreshing: Disposable | undefined;

  constructor(deps: { host: Caller<FormRequests>; store: Store; memory: Memory; clock: Clock }) {
    this.host = deps.host;
    this.store = deps.store;
    this.memory = deps.memory;
    this.clock = deps.clock;
    this.lookups = new Lookups(deps.host, deps.store);
    this.store.onDidChange((page) => {
      if (page.at !== 'form') return;
      this.memory.save(toKept(page.form));
      this.listKeysOfBucket(page.form);
      if (isContinuable(page.form)) void this.lookups.last();
    });
  }

  async open(): Promise<void> {
    this.store.dispatch({ type: 'reopening' });
    try {
      const opened = await this.host.call('open', {});
      this.store.dispatch({ type: 'opened', opened, kept: this.memory.load() });
      await this.lookups.bucket();
    } catch (error) {
      this.store.dispatch({ type: 'openFailed', error: presentedOf(error) });
    }
  }

  /** Reads the restorable window again, now and every minute, for as long as somebody looks. */
  watch(visible: boolean): void {
    this.refreshing?.dispose();
    this.refreshing = undefined;
    if (!visible) return;
    this.refreshing = this.clock.after(refreshInterval, () => {
      void this.refresh();
      this.watch(true);
    });
  }

  /** Facts that cannot be read again stay as they were: the host has its own when it matters. */
  async refresh(): Promise<void> {
    if (this.form()?.stage.at !== 'editing') return;
    try {
      const facts = await this.host.call('refreshFacts', {});
      this.store.dispatch({ type: 'factsRead', facts });
    } catch {
      return;
    }
  }

  /**
   * Typing: the field speaks after a pause. Not when it is left, as a message that moves the page
   * under a pointer on its way down makes the click miss.
   */
  type(field: TableExportField, patch: Partial<TableExportDraft>): void {
    this.edit(field, patch);
    this.settling.get(field)?.dispose();
    this.settling.set(
      field,
      this.clock.after(typingPause, () => this.settle(field)),
    );
  }

  /** Choosing from what is offered: there is nothing to wait for. */
  choose(field: TableExportField, patch: Partial<TableExportDraft>): void {
    this.edit(field, patch);
    this.settle(field);
  }

  /** A change that shows or hides fields: nobody has been at these yet, so they keep quiet. */
  edit(field: TableExportField, patch: Partial<TableExportDraft>): void {
    this.store.dispatch({ type: 'edited', field, patch });
  }

  async submit(): Promise<void> {
    for (const field of [...this.settling.keys()]) this.settle(field);
    if (this.form()?.stage.at !== 'editing') return;
    this.store.dispatch({ type: 'submitted' });
    const form = this.form();
    if (form?.stage.at !== 'starting') return;
    await this.attempt(async () => {
      const outcome = await this.host.call('start', { draft: form.draft });
      this.store.dispatch({ type: 'startAnswered', outcome });
    });
  }

  async turnOnRecovery(): Promise<void> {
    if (this.form()?.recovery.asking !== false) return;
    this.store.dispatch({ type: 'recoveryAsked' });
    try {
      const answer = await this.host.call('turnOnRecovery', {});
      if ('declined' in answer) this.store.dispatch({ type: 'recoveryDeclined' });
      else this.store.dispatch({ type: 'recoveryOn', facts: answer.facts });
    } catch (error) {
      this.store.dispatch({ type: 'recoveryFailed', error: presentedOf(error) });
    }
  }

  /** A new token for the same draft: AWS takes it as another export. */
  newToken(): Promise<void> {
    return this.attempt(async () => {
      const { token } = await this.host.call('newToken', {});
      this.choose('clientToken', { clientToken: token });
      this.store.dispatch({ type: 'said', text: 'The form has a new client token.' });
    });
  }

  /** Makes a form that has started its export editable again, under a new token. */
  unlock(): Promise<void> {
    return this.attempt(async () => {
      const { token } = await this.host.call('newToken', {});
      this.store.dispatch({ type: 'unlocked', token });
      await this.refresh();
    });
  }

  copyRequest(): Promise<void> {
    return this.attempt(async () => {
      const form = this.form();
      if (form === undefined) return;
      await this.host.call('copyRequest', { draft: form.draft });
      this.store.dispatch({ type: 'said', text: 'The request was copied.' });
    });
  }

  show(what: 'showExports' | 'showLog'): Promise<void> {
    return this.attempt(async () => {
      await this.host.call(what, {});
    });
  }

  focus(field: TableExportField): void {
    this.store.dispatch({ type: 'focusWished', field });
  }

  /** The keys of the bucket's Region, the first page or, with `more`, the next. */
  keys(more = false): Promise<void> {
    const form = this.form();
    return this.lookups.keys(form && factsOf(form).bucketRegion, more);
  }

  /** The list is there when somebody opens it, for whatever bucket stands there by then. */
  private listKeysOfBucket(form: FormModel): void {
    const { bucketRegion } = factsOf(form);
    if (form.draft.encryption !== 'KMS' || form.keys.region === bucketRegion) return;
    void this.lookups.keys(bucketRegion);
  }

  private settle(field: TableExportField): void {
    this.settling.get(field)?.dispose();
    this.settling.delete(field);
    this.store.dispatch({ type: 'settled', field });
    if (field === 'bucket') void this.lookups.bucket();
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.store.dispatch({ type: 'actionFailed', error: presentedOf(error) });
    }
  }

  private form(): FormModel | undefined {
    const page = this.store.page();
    return page.at === 'form' ? page.form : undefined;
  }
}

/** An incremental export may go on where the last one ended, which nobody looked up yet. */
function isContinuable({ draft, last, stage }: FormModel): boolean {
  return draft.exportType === 'incremental' && last.at === 'idle' && stage.at === 'editing';
}
