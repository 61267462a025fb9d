import type { Bucket, KmsKey, Role } from '../../core/ports.ts';
import type { Suggestion } from '../fields/suggestions.ts';
import type { KeyListing, Listing } from './model.ts';

/** A line under a list: why it is empty, short or still growing. */
export interface PickerNote {
  readonly text: string;
  readonly icon: 'loading' | 'warning' | 'info';
}

/** Buckets by name, with their Region. */
export function toBucketSuggestions({ items }: Listing<Bucket>): readonly Suggestion[] {
  return items.map(({ name, region }) => ({
    value: name,
    label: name,
    ...(region !== undefined && { detail: region }),
  }));
}

/** Keys by alias. What is put into the request is the ARN, which can mean only one key. */
export function toKeySuggestions({ items }: Listing<KmsKey>): readonly Suggestion[] {
  const suggestions = items.map(({ arn, keyId, alias, state, usable, description }) => ({
    value: arn,
    label: alias ?? keyId,
    detail: usable ? (description ?? keyId) : unusable(state),
    disabled: !usable,
  }));
  return usableFirst(suggestions);
}

/** An account has many keys and roles that are no use here: in AWS's order they hide the others. */
function usableFirst(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return [
    ...suggestions.filter(({ disabled }) => disabled !== true),
    ...suggestions.filter(({ disabled }) => disabled === true),
  ];
}

function unusable(state: string | undefined): string {
  return state === undefined || state === 'Enabled'
    ? 'cannot encrypt an export'
    : `cannot be used: ${state}`;
}

/** Roles by name; the ARN is what is sent. One that RDS may not assume is shown as what it is. */
export function toRoleSuggestions({ items }: Listing<Role>): readonly Suggestion[] {
  const suggestions = items.map(({ arn, name, trustsExports }) => ({
    value: arn,
    label: name,
    detail: trustsExports ? 'trusts RDS exports' : 'does not trust RDS exports',
    disabled: !trustsExports,
  }));
  return usableFirst(suggestions);
}

/** What to say under the list of buckets. */
export function bucketNote(buckets: Listing<Bucket>): PickerNote | undefined {
  return noteFor(
    buckets,
    'buckets',
    'This account has no buckets. The name of another one can be typed.',
  );
}

/** What to say under the list of keys; without the bucket's Region there is nothing to list. */
export function keyNote(keys: KeyListing, region: string | undefined): PickerNote | undefined {
  if (region === undefined) {
    return {
      text: 'Keys are listed once the Region of the bucket is known. A key can be typed.',
      icon: 'info',
    };
  }
  return noteFor(keys, `KMS keys of ${region}`, `No KMS keys in ${region}. A key can be typed.`);
}

/** What to say under the list of roles. */
export function roleNote(roles: Listing<Role>): PickerNote | undefined {
  const none = 'This account has no roles. The ARN of one can be typed.';
  const trusted = roles.items.some(({ trustsExports }) => trustsExports);
  if (roles.status !== 'ready' || roles.items.length === 0 || trusted) {
    return noteFor(roles, 'IAM roles', none);
  }
  return {
    text: 'None of these has a trust policy that names export.rds.amazonaws.com. An ARN can be typed.',
    icon: 'info',
  };
}

function noteFor(listing: Listing<unknown>, what: string, none: string): PickerNote | undefined {
  switch (listing.status) {
    case 'idle':
    case 'loading':
      return { text: `Reading the ${what}…`, icon: 'loading' };
    case 'failed':
      return { text: `${listing.error?.message ?? ''} Type it instead.`.trim(), icon: 'warning' };
    case 'ready':
      return listing.items.length === 0 ? { text: none, icon: 'info' } : undefined;
  }
}
