import type { FrameLocator } from 'playwright-core';
import type { StandIn } from '../../../test/aws/standIn.ts';

/** Every kind of job that the demo can do, by the name that its result goes by. */
export const stopNames = [
  'dynamodb-full',
  'dynamodb-incremental',
  'dynamodb-filtered',
  'dynamodb-backup',
  'rds-snapshot',
  'rds-cluster-snapshot',
  'rds-cluster',
  'simpledb-domain',
] as const;

export type StopName = (typeof stopNames)[number];

/** One job, as a person does it: which row, which entry of its menu, what the form is filled with. */
export interface Stop {
  readonly name: StopName;
  /** The rows to open, from the service down to the one that lists the source. */
  readonly path: readonly string[];
  readonly source: string;
  /** Of the row's menu. */
  readonly entry: string;
  fill(form: FrameLocator): Promise<void>;
  /** The form's button, and the one of the confirmation. */
  readonly submit: string;
  readonly confirm: string;
  /** What tells that it is done. */
  readonly ended: RegExp;
  /** What AWS says of the job of this source that was asked for last; undefined for none. */
  statusIn(standIn: StandIn): string | undefined;
}

/** The last of them, by when it was asked for. */
export function newest<T extends { readonly startedAt: number }>(all: readonly T[]): T | undefined {
  return all.toSorted((a, b) => a.startedAt - b.startedAt).at(-1);
}
