import type { FormHandlers, Listed } from './events.ts';
import type { BucketLook, FormModel, Listing } from './model.ts';

type LookingUp = Pick<
  FormHandlers<FormModel>,
  | 'bucketLooking'
  | 'bucketFound'
  | 'bucketFailed'
  | 'bucketsLoading'
  | 'bucketsListed'
  | 'bucketsFailed'
  | 'keysLoading'
  | 'keysListed'
  | 'keysFailed'
>;

/** What answers about buckets and keys do to a form. Answers about something else are dropped. */
export const lookingUp: LookingUp = {
  bucketLooking: (form, { bucket }) => withLook(form, { bucket, at: 'looking' }),
  bucketFound: (form, { bucket, region }) => withLook(form, { bucket, at: 'found', region }),
  bucketFailed: (form, { bucket, error }) => withLook(form, { bucket, at: 'failed', error }),

  bucketsLoading: (form) => ({ ...form, buckets: loading(form.buckets) }),
  bucketsListed: (form, { page }) => ({ ...form, buckets: listed(form.buckets, page) }),
  bucketsFailed: (form, { error }) => ({
    ...form,
    buckets: { ...form.buckets, status: 'failed', error },
    announcement: `Buckets could not be listed; type the name instead. ${error.message}`,
  }),

  keysLoading: (form, { region }) => {
    const keys = form.keys.region === region ? form.keys : { items: [] };
    return { ...form, keys: { ...loading(keys), region } };
  },
  keysListed: (form, { region, page }) =>
    form.keys.region === region ? { ...form, keys: { ...listed(form.keys, page), region } } : form,
  keysFailed: (form, { region, error }) =>
    form.keys.region === region
      ? {
          ...form,
          keys: { ...form.keys, status: 'failed', error },
          announcement: `KMS keys could not be listed; type the key instead. ${error.message}`,
        }
      : form,
};

function withLook(form: FormModel, look: BucketLook): FormModel {
  return look.bucket === form.draft.bucket ? { ...form, look } : form;
}

function loading<T>({ items }: Pick<Listing<T>, 'items'>): Listing<T> {
  return { status: 'loading', items };
}

function listed<T>({ items }: Listing<T>, page: Listed<T>): Listing<T> {
  const all = [...items, ...page.items];
  return { status: 'ready', items: all, ...(page.next !== undefined && { next: page.next }) };
}
