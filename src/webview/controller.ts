import { isOfCredentials } from '../core/insight/credentialCauses.ts';
import type { FormDraft } from '../core/kinds/kind.ts';
import type { Clock, Disposable } from '../core/ports.ts';
import type { FormRequests, FormState } from '../protocol/exportForm.ts';
import type { Caller } from '../protocol/rpc.ts';
import type { FormActions, Task } from './actions.ts';
import { Lookups } from './lookups.ts';
import { Preflights } from './preflights.ts';
import { presentedOf } from './presented.ts';
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
export class FormController implements FormActions {
  readonly lookups: Lookups;
  private readonly host: Caller<FormRequests>;
  private readonly store: Store;
  private readonly memory: Memory;
  private readonly clock: Clock;
  private readonly settling = new Map<string, Disposable>();
  private readonly preflights: Preflights;
  private refreshing: Disposable | undefined;

  constructor(deps: { host: Caller<FormRequests>; store: Store; memory: Memory; clock: Clock }) {
    this.host = deps.host;
    this.store = deps.store;
    this.memory = deps.memory;
    this.clock = deps.clock;
    this.lookups = new Lookups(deps.host, deps.store);
    this.preflights = new Preflights(deps);
    this.store.onDidChange((page) => {
      if (page.at !== 'form') return;
      this.memory.save(toKept(page.form));
      page.form.page.changed?.(page.form, this);
      this.preflights.follow(page.form);
    });
  }

  async open(): Promise<void> {
    this.store.dispatch({ type: 'reopening' });
    try {
      const opened = await this.host.call('open', {});
      this.store.dispatch({ type: 'opened', opened, kept: this.memory.load() });
      for (const field of this.form()?.page.fieldOrder ?? []) this.lookUp(field);
      void this.lookups.prices();
    } catch (error) {
      this.store.dispatch({ type: 'openFailed', error: presentedOf(error) });
    }
  }

  /** Reads the facts again, now and every minute, for as long as somebody looks. */
  watch(visible: boolean): void {
    this.refreshing?.dispose();
    this.refreshing = undefined;
    this.preflights.watch(visible);
    if (!visible) return;
    this.refreshing = this.clock.after(refreshInterval, () => {
      void this.refresh();
      this.watch(true);
    });
  }

  /** True once they were read. Those that cannot be stay as they were: the host has its own. */
  async refresh(): Promise<boolean> {
    if (this.form()?.stage.at !== 'editing') return false;
    try {
      const facts = await this.host.call('refreshFacts', {});
      this.store.dispatch({ type: 'factsRead', facts });
      return true;
    } catch {
      return false;
    }
  }

  /** Tries again what failed for want of credentials; what was typed stays. */
  async goOn(): Promise<void> {
    const page = this.store.page();
    if (page.at === 'broken' && isOfCredentials(page.error.reason)) await this.open();
    if (page.at !== 'form') return;
    const { error } = page.form;
    if (error !== undefined && isOfCredentials(error.reason) && (await this.refresh())) {
      this.store.dispatch({ type: 'credentialsBack' });
    }
    for (const field of page.form.page.fieldOrder) this.lookUp(field);
    page.form.page.goOn?.(page.form, this);
    await this.preflights.goOn();
  }

  type(field: string, patch: Partial<FormDraft>): void {
    this.edit(field, patch);
    this.settling.get(field)?.dispose();
    this.settling.set(
      field,
      this.clock.after(typingPause, () => this.settle(field)),
    );
  }

  choose(field: string, patch: Partial<FormDraft>): void {
    this.edit(field, patch);
    this.settle(field);
  }

  edit(field: string, patch: Partial<FormDraft>): void {
    this.store.dispatch({ type: 'edited', field, patch });
  }

  async submit(): Promise<void> {
    for (const field of [...this.settling.keys()]) this.settle(field);
    if (this.form()?.stage.at !== 'editing') return;
    this.store.dispatch({ type: 'submitted' });
    const form = this.form();
    if (form?.stage.at !== 'starting') return;
    this.preflights.stop();
    await this.attempt(async () => {
      const outcome = await this.host.call('start', { draft: form.draft });
      this.store.dispatch({ type: 'startAnswered', outcome });
    });
  }

  newToken(): Promise<void> {
    return this.attempt(async () => {
      const { token } = await this.host.call('newToken', {});
      this.choose('clientToken', { clientToken: token });
      this.say('The form has a new client token.');
    });
  }

  unlock(): Promise<void> {
    return this.attempt(async () => {
      const { token } = await this.host.call('newToken', {});
      this.store.dispatch({ type: 'unlocked', token, now: this.clock.now() });
      await this.refresh();
    });
  }

  copyRequest(): Promise<void> {
    return this.attempt(async () => {
      const form = this.form();
      if (form === undefined) return;
      await this.host.call('copyRequest', { draft: form.draft });
      this.say('The request was copied.');
    });
  }

  lookAgain(): Promise<void> {
    return this.preflights.again();
  }

  useFix(id: string, how: 'copy' | 'open'): Promise<void> {
    return this.attempt(async () => {
      await this.host.call('useFix', { id, how });
      if (how === 'copy') this.say('The text was copied.');
    });
  }

  showPermissions(): Promise<void> {
    return this.attempt(async () => {
      const form = this.form();
      if (form !== undefined) await this.host.call('showPermissions', { draft: form.draft });
    });
  }

  signIn(): Promise<void> {
    return this.attempt(async () => {
      await this.host.call('signIn', {});
    });
  }

  show(what: 'showExports' | 'showLog'): Promise<void> {
    return this.attempt(async () => {
      await this.host.call(what, {});
    });
  }

  focus(field: string): void {
    this.store.dispatch({ type: 'focusWished', field });
  }

  say(text: string): void {
    this.store.dispatch({ type: 'said', text });
  }

  run(task: Task): Promise<void> {
    return task({
      host: this.host,
      form: () => this.form(),
      change: (change) => this.store.dispatch({ type: 'changed', change }),
    });
  }

  private settle(field: string): void {
    this.settling.get(field)?.dispose();
    this.settling.delete(field);
    this.store.dispatch({ type: 'settled', field });
    this.lookUp(field);
  }

  private lookUp(field: string): void {
    if (field === 'bucket') void this.lookups.bucket();
    const form = this.form();
    form?.page.settled?.(field, form, this);
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
