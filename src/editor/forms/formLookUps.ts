import type { AwsAccess, Role } from '../../core/ports.ts';
import type { FormRequests } from '../../protocol/exportForm.ts';
import type { RequestHandlers } from '../../protocol/rpc.ts';
import { findKey } from './hosts/lookUps.ts';

/** What every form may look up: lists for its pickers, and what a name stands for. */
export type LookUps = Pick<
  RequestHandlers<FormRequests>,
  'listBuckets' | 'bucketRegion' | 'listKeys' | 'listRoles' | 'describeKey'
>;

/** The look-ups through the access of a form's connection; each throws ExportError. */
export function lookUps(access: () => Promise<AwsAccess>): LookUps {
  return {
    listBuckets: async ({ next }, signal) => {
      const page = await (await access()).buckets.listBuckets(next, signal);
      return { buckets: page.items, ...nextOf(page) };
    },
    bucketRegion: async ({ bucket }, signal) => ({
      region: await (await access()).buckets.regionOf(bucket.trim(), signal),
    }),
    listKeys: async ({ region, next }, signal) => {
      const page = await (await access()).keys.listKeys(region, next, signal);
      return { keys: page.items, ...nextOf(page) };
    },
    listRoles: async ({ next }, signal) => {
      const page = await (await access()).roles.listRoles(next, signal);
      return { roles: page.items.toSorted(trustingFirst), ...nextOf(page) };
    },
    describeKey: async ({ region, key }, signal) => ({
      key: await findKey(await access(), key.trim(), region, signal),
    }),
  };
}

const trustingFirst = (a: Role, b: Role): number =>
  Number(b.trustsExports) - Number(a.trustsExports) || a.name.localeCompare(b.name);

function nextOf({ next }: { readonly next?: string }): { readonly next?: string } {
  return next === undefined ? {} : { next };
}
