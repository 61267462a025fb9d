import type { Issue } from '../../src/core/kinds/kind.ts';
import {
  tableExport,
  type TableExportDraft,
  type TableExportFacts,
} from '../../src/core/kinds/tableExport.ts';
import type { Table } from '../../src/core/sources.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const now = Date.UTC(2026, 10, 21, 12);

const table: Table = {
  name: 'orders',
  arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  status: 'ACTIVE',
  tableClass: 'STANDARD',
  createdAt: now - 30 * day,
  keys: [
    { name: 'customerId', type: 'S' },
    { name: 'placedAt', type: 'N' },
  ],
  indexes: [],
  deletionProtection: false,
};

/** Recovery that began at `earliest`, as AWS tells it at `now`. */
export const recoverySince = (earliest: number) =>
  ({ status: 'on', earliest, latest: Math.max(earliest, now - 5 * minute) }) as const;

/** The table `orders` at `now`, with 20 days of recovery unless told. */
export function someFacts(change: Partial<TableExportFacts> = {}): TableExportFacts {
  return {
    ...{ profile: 'acme-data', region: 'eu-west-1', account: '111122223333' },
    ...{ table, recovery: recoverySince(now - 20 * day), readAt: now, now },
    ...change,
  };
}

export type Draft = Partial<TableExportDraft>;
export type Facts = Partial<TableExportFacts>;

/** A draft for `orders` that lacks nothing. */
export function someDraft(change: Draft = {}): TableExportDraft {
  return { ...tableExport.draft(someFacts(), 'token-1'), bucket: 'acme-exports', ...change };
}

/** What `check` says about a draft for `orders`. */
export function issuesOf(change: Draft, about: Facts = {}): readonly Issue[] {
  return tableExport.check(someDraft(change), someFacts(about));
}

/** The same as `field severity code`. */
export function said(change: Draft, about: Facts = {}): string[] {
  return issuesOf(change, about).map(({ field, severity, code }) => `${field} ${severity} ${code}`);
}

/** The first message. */
export function message(change: Draft, about: Facts = {}): string {
  return issuesOf(change, about)[0]?.message ?? '';
}
