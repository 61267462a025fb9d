import type { KmsKey } from '../../core/ports.ts';
import type { FormHandlers, Listed } from './events.ts';
import type { BucketLook, FormModel, KeyLook, Listing } from './model.ts';

type LookingUp = Pick<
  FormHandlers<FormModel>,
  | 'bucketLooking'
  | 'bucketFound'
  | 'bucketFailed'
  | 'keyLooking'
  | 'keyFound'
  | 'keyFailed'
  | 'bucketsLoading'
  | 'bucketsListed'
  | 'bucketsFailed'
  | 'keysLoading'
  | 'keysListed'
  | 'keysFailed'
  | 'rolesLoading'
  | 'rolesListed'
  | 'rolesFailed'
  | 'pricesRead'
>;

/** What answers about buckets, keys and roles do to a form. Answers about something else are dropped. */
export const lookingUp: LookingUp = {
  bucketLooking: (form, { bucket }) => withLook(form, { bucket, at: 'looking' }),
  bucketFound: (form, { bucket, region }) => withLook(form, { bucket, at: 'found', region }),
  bucketFailed: (form, { bucket, error }) => withLook(form, { bucket, at: 'failed', error }),

  keyLooking: (form, { typed }) => withKeyLook(form, { typed, at: 'looking' }),
  keyFound: (form, { typed, found }) =>
    withKeyLook(form, { typed, at: 'found', found: found && named(found, form.keys) }),
  keyFailed: (form, { typed, error }) => withKeyLook(form, { typed, at: 'failed', error }),

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

  rolesLoading: (form) => ({ ...form, roles: loading(form.roles) }),
  rolesListed: (form, { page }) => ({ ...form, roles: listed(form.roles, page) }),
  rolesFailed: (form, { error }) => ({
    ...form,
    roles: { ...form.roles, status: 'failed', error },
    announcement: `IAM roles could not be listed; type the ARN instead. ${error.message}`,
  }),

  pricesRead: (form, { prices }) => ({ ...form, prices }),
};

function withLook(form: FormModel, look: BucketLook): FormModel {
  return look.bucket === form.page.textOf(form.draft, 'bucket') ? { ...form, look } : form;
}

function withKeyLook(form: FormModel, keyLook: KeyLook): FormModel {
  return keyLook.typed === form.page.textOf(form.draft, 'kmsKeyId') ? { ...form, keyLook } : form;
}

/** An ARN was looked up without its alias, which the list may know. */
function named(key: KmsKey, { items }: FormModel['keys']): KmsKey {
  const alias = key.alias ?? items.find(({ arn }) => arn === key.arn)?.alias;
  return alias === undefined ? key : { ...key, alias };
}

function loading<T>({ items }: Pick<Listing<T>, 'items'>): Listing<T> {
  return { status: 'loading', items };
}

function listed<T>({ items }: Listing<T>, page: Listed<T>): Listing<T> {
  const all = [...items, ...page.items];
  return { status: 'ready', items: all, ...(page.next !== undefined && { next: page.next }) };
}
