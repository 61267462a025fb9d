import type { Caller } from '../protocol/rpc.ts';
import type { FormRequests } from '../protocol/exportForm.ts';
import { isError, problemsOf } from './state/derive.ts';
import type { FormModel } from './state/model.ts';
import type { Store } from './state/store.ts';
import { presentedOf } from './presented.ts';

/** Reads what the pickers suggest, where the chosen bucket is and where the last export ended. */
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
    if (form === undefined || !worthLookingUp(form)) return;
    this.looking?.abort();
    const { bucket } = form.draft;
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

  /** Finds where the newest incremental export of the table ended. */
  async last(): Promise<void> {
    const form = this.form();
    if (form === undefined || form.last.at === 'looking') return;
    this.store.dispatch({ type: 'lastLooking' });
    try {
      const { to } = await this.host.call('lastIncremental', {});
      this.store.dispatch({ type: 'lastFound', to });
    } catch (error) {
      this.store.dispatch({ type: 'lastFailed', error: presentedOf(error) });
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

  private form(): FormModel | undefined {
    const page = this.store.page();
    return page.at === 'form' ? page.form : undefined;
  }
}

/** A first page is read once and again after a failure; a further one when there is one. */
function wanted(
  { status, next }: FormModel['buckets'] | FormModel['keys'],
  more: boolean,
): boolean {
  if (status === 'loading') return false;
  return more ? next !== undefined : status !== 'ready';
}

function worthLookingUp(form: FormModel): boolean {
  const { look, draft } = form;
  if (look?.bucket === draft.bucket && look.at !== 'failed') return false;
  return !problemsOf(form).some((problem) => problem.field === 'bucket' && isError(problem));
}
