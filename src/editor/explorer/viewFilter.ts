import { connectionKey } from '../../core/connection.ts';
import type { JobState } from '../../core/jobs/job.ts';
import { isRecord } from '../../core/lib/json.ts';
import type { Service, SourceRef } from '../../core/sources.ts';
import type { ExportEntry } from './entries.ts';
import { serviceNames } from './exportKinds.ts';

/** States as people look for them. */
export type StateGroup = 'running' | 'completed' | 'failed' | 'canceled' | 'unwatched';

/**
 * Which exports the view shows: those that fit one value of each list that has any. Sources are
 * named as `sourceKey` does, so that a filter holds for another Region too.
 */
export interface ViewFilter {
  readonly services: readonly Service[];
  readonly states: readonly StateGroup[];
  readonly sources: readonly string[];
  /** As `connectionKey` writes them. */
  readonly connections: readonly string[];
}

export const noFilter: ViewFilter = {
  services: [],
  states: [],
  sources: [],
  connections: [],
};

export const stateGroups: Readonly<Record<StateGroup, string>> = {
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed or refused',
  canceled: 'Canceled',
  unwatched: 'Not watched any more',
};

const groupOf: Readonly<Record<JobState, StateGroup>> = {
  launching: 'running',
  unconfirmed: 'running',
  running: 'running',
  canceling: 'running',
  completed: 'completed',
  failed: 'failed',
  rejected: 'failed',
  canceled: 'canceled',
  unwatched: 'unwatched',
};

/** What a filter calls a source, such as `rds/shop-2026-11-20`. */
export const sourceKey = ({ service, name }: SourceRef): string => `${service}/${name}`;

/** The name in such a key. */
export const sourceName = (key: string): string => key.slice(key.indexOf('/') + 1);

/** The name in the key of a connection: profiles may have an `@` in theirs, Regions have none. */
export const connectionLabel = (key: string): string => key.replace(/@([^@]*)$/, ' · $1');

export function isFiltering({ services, states, sources, connections }: ViewFilter): boolean {
  return services.length + states.length + sources.length + connections.length > 0;
}

export function isShown({ connection, source, state }: ExportEntry, filter: ViewFilter): boolean {
  return (
    isAmong(connectionKey(connection), filter.connections) &&
    isAmong(source.service, filter.services) &&
    isAmong(groupOf[state], filter.states) &&
    isAmong(sourceKey(source), filter.sources)
  );
}

/** The filter in a few words, for the head of the view: `DynamoDB · failed or refused`. */
export function describeFilter({ services, states, sources, connections }: ViewFilter): string {
  return [
    connections.map(connectionLabel),
    services.map((service) => serviceNames[service]),
    states.map((state) => stateGroups[state].toLowerCase()),
    sources.map(sourceName),
  ]
    .filter((values) => values.length > 0)
    .map((values) => values.join(', '))
    .join(' · ');
}

/** A filter that was remembered; what another version wrote otherwise is left out. */
export function readFilter(value: unknown): ViewFilter {
  if (!isRecord(value)) return noFilter;
  return {
    services: textsIn(value['services']).filter((text) => Object.hasOwn(serviceNames, text)),
    states: textsIn(value['states']).filter((text) => Object.hasOwn(stateGroups, text)),
    sources: textsIn(value['sources']),
    connections: textsIn(value['connections']),
  } as ViewFilter;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function isAmong<T>(value: T, wanted: readonly T[]): boolean {
  return wanted.length === 0 || wanted.includes(value);
}
