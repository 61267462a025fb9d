import { isKeyReference } from '../core/grammar/kms.ts';
import type { FormRequests } from '../protocol/exportForm.ts';
import type { Caller } from '../protocol/rpc.ts';
import { isError, problemsOf } from './state/derive.ts';
import type { FormModel, Listing } from './state/model.ts';
import type { Store } from './state/store.ts';
import { presentedOf } from './presented.ts';

/** Reads what the pickers suggest, where the chosen bucket is and what the chosen key stands for. */
export class Lookups {
  private readonly host: Caller<FormRequests>;
  private readonly store: Store;
  private looking: AbortController | undefined;

  constructor(host: Caller<FormRequests>, store: Store) {
    this.host = host;
    this.store = store;
  }

  /** Finds the Region of the bucket in the field, unless it is known or the name cannot be one. */
  async bucket(): Promise<void> {
    const form = this.form();
    const bucket = form?.page.textOf(form.draft, 'bucket');
    if (form === undefined || bucket === undefined || !worthLookingUp(form, bucket)) return;
    this.looking?.abort();
    const listed = form.buckets.items.find(({ name }) => name === bucket)?.region;
    if (listed !== undefined) {
      this.store.dispatch({ type: 'bucketFound', bucket, region: listed });
      return;
    }
    const looking = new AbortController();
    this.looking = looking;
    this.store.dispatch({ type: 'bucketLooking', bucket });
    try {
      const { region } = await this.host.call('bucketRegion', { bucket }, looking.signal);
      this.store.dispatch({ type: 'bucketFound', bucket, region });
    } catch (error) {
      if (looking.signal.aborted) return;
      this.store.dispatch({ type: 'bucketFailed', bucket, error: presentedOf(error) });
    }
  }

  /**
   * Finds what the KMS key in the field stands for, in this Region, unless it is known. The list
   * tells names only: also a key that was picked from it may not be usable.
   */
  async key(region: string): Promise<void> {
    const form = this.form();
    const typed = form?.page.textOf(form.draft, 'kmsKeyId');
    if (form === undefined || typed === undefined || !isKeyReference(typed.trim())) return;
    if (form.keyLook?.typed === typed && form.keyLook.at !== 'failed') return;
    this.store.dispatch({ type: 'keyLooking', typed });
    try {
      const { key } = await this.host.call('describeKey', { region, key: typed.trim() });
      this.store.dispatch({ type: 'keyFound', typed, found: key });
    } catch (error) {
      this.store.dispatch({ type: 'keyFailed', typed, error: presentedOf(error) });
    }
  }

  /** Reads the first page of buckets, or the next one with `more`. */
  async buckets(more = false): Promise<void> {
    const buckets = this.form()?.buckets;
    if (buckets === undefined || !wanted(buckets, more)) return;
    this.store.dispatch({ type: 'bucketsLoading' });
    try {
      const params = buckets.next === undefined ? {} : { next: buckets.next };
      const { buckets: items, ...rest } = await this.host.call('listBuckets', params);
      this.store.dispatch({ type: 'bucketsListed', page: { items, ...rest } });
    } catch (error) {
      this.store.dispatch({ type: 'bucketsFailed', error: presentedOf(error) });
    }
  }

  /** Reads the keys of the bucket's Region; nothing while that is not known. */
  async keys(region: string | undefined, more = false): Promise<void> {
    const keys = this.form()?.keys;
    if (keys === undefined || region === undefined) return;
    const same = keys.region === region;
    if (same && !wanted(keys, more)) return;
    this.store.dispatch({ type: 'keysLoading', region });
    try {
      const params = same && keys.next !== undefined ? { region, next: keys.next } : { region };
      const { keys: items, ...rest } = await this.host.call('listKeys', params);
      this.store.dispatch({ type: 'keysListed', region, page: { items, ...rest } });
    } catch (error) {
      this.store.dispatch({ type: 'keysFailed', region, error: presentedOf(error) });
    }
  }

  /** Reads the first page of roles, or the next one with `more`. */
  async roles(more = false): Promise<void> {
    const roles = this.form()?.roles;
    if (roles === undefined || !wanted(roles, more)) return;
    this.store.dispatch({ type: 'rolesLoading' });
    try {
      const params = roles.next === undefined ? {} : { next: roles.next };
      const { roles: items, ...rest } = await this.host.call('listRoles', params);
      this.store.dispatch({ type: 'rolesListed', page: { items, ...rest } });
    } catch (error) {
      this.store.dispatch({ type: 'rolesFailed', error: presentedOf(error) });
    }
  }

  /** Reads what AWS's price list says in the form's Region; once, as it stays the same for weeks. */
  async prices(): Promise<void> {
    const { prices } = await this.host.call('readPrices', {}).catch(() => ({ prices: null }));
    this.store.dispatch({ type: 'pricesRead', prices });
  }

  private form(): FormModel | undefined {
    const page = this.store.page();
    return page.at === 'form' ? page.form : undefined;
  }
}

/** A first page is read once and again after a failure; a further one when there is one. */
function wanted({ status, next }: Listing<unknown>, more: boolean): boolean {
  if (status === 'loading') return false;
  return more ? next !== undefined : status !== 'ready';
}

function worthLookingUp(form: FormModel, bucket: string): boolean {
  const { look } = form;
  if (look?.bucket === bucket && look.at !== 'failed') return false;
  return !problemsOf(form).some((problem) => problem.field === 'bucket' && isError(problem));
}
