import type { Seed } from '../../../test/aws/seed.ts';
import { account } from '../calls/account.ts';

/** As much as the largest accounts have. */
export const large = { tables: 10_000, exports: 5_000 } as const;

/** One of these numbers, for people. */
export const countOf = (what: keyof typeof large): string => large[what].toLocaleString('en');

/** An account with 10,000 tables and 5,000 exports in eu-west-1, and nothing anywhere else. */
export const largeAccount = (): Seed =>
  account({ ...large, backups: 0, databases: 0, tasks: 0, domains: 0, domainExports: 0 });

/** Where the account has nothing. */
export const emptyRegion = 'us-east-1';
/** Where it has everything. */
export const fullRegion = 'eu-west-1';
