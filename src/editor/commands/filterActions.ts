import { connectionKey } from '../../core/connection.ts';
import type { Service } from '../../core/sources.ts';
import type { Ask, Choice, ChoiceGroup } from '../ask.ts';
import type { Connections } from '../connection/connections.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import { serviceNames } from '../explorer/exportKinds.ts';
import type { ExportsModel } from '../explorer/exportsModel.ts';
import {
  connectionLabel,
  noFilter,
  sourceKey,
  sourceName,
  stateGroups,
  type StateGroup,
  type ViewFilter,
} from '../explorer/viewFilter.ts';
import type { ViewFilterStore } from '../explorer/viewFilterStore.ts';

export interface FilterActionDeps {
  readonly ask: Pick<Ask, 'pickMany'>;
  readonly exports: Pick<ExportsModel, 'entries'>;
  readonly filter: Pick<ViewFilterStore, 'current' | 'set'>;
  readonly connections: Pick<Connections, 'all'>;
}

/** What the Exports view shows. */
export class FilterActions {
  readonly #deps: FilterActionDeps;

  constructor(deps: FilterActionDeps) {
    this.#deps = deps;
  }

  /** Lets the person say which exports to show; none said means all. Throws ExportError. */
  async change(): Promise<void> {
    const { ask, connections, exports, filter } = this.#deps;
    const inSight = connections.all.map(connectionKey);
    const picked = await ask.pickMany({
      title: 'Filter exports',
      placeholder: 'Show only exports of these; none means all',
      groups: exports.entries().then((entries) => filterGroups(entries, inSight, filter.current)),
    });
    if (picked === undefined) return;
    await filter.set({
      services: picked.flatMap(({ services }) => services),
      states: picked.flatMap(({ states }) => states),
      sources: picked.flatMap(({ sources }) => sources),
      connections: picked.flatMap((one) => one.connections),
    });
  }

  async clear(): Promise<void> {
    await this.#deps.filter.set(noFilter);
  }
}

/** What can be asked for: each choice is a filter of one value. */
function filterGroups(
  entries: readonly ExportEntry[],
  inSight: readonly string[],
  current: ViewFilter,
): readonly ChoiceGroup<ViewFilter>[] {
  const listed = entries.map(({ source }) => sourceKey(source));
  const sources = [...new Set([...current.sources, ...listed])].sort();
  const connections = [...new Set([...inSight, ...current.connections])];
  const groups = [
    { heading: 'service', choices: keysOf(serviceNames).map((key) => ofService(key, current)) },
    { heading: 'state', choices: keysOf(stateGroups).map((key) => ofState(key, current)) },
    { heading: 'source', choices: sources.map((key) => ofSource(key, current)) },
  ];
  if (connections.length < 2) return groups;
  const choices = connections.map((key) => ofConnection(key, current));
  return [{ heading: 'connection', choices }, ...groups];
}

function ofConnection(key: string, { connections }: ViewFilter): Choice<ViewFilter> {
  const value = { ...noFilter, connections: [key] };
  return { label: connectionLabel(key), value, picked: connections.includes(key) };
}

function ofService(service: Service, { services }: ViewFilter): Choice<ViewFilter> {
  const value = { ...noFilter, services: [service] };
  return { label: serviceNames[service], value, picked: services.includes(service) };
}

function ofState(state: StateGroup, { states }: ViewFilter): Choice<ViewFilter> {
  const value = { ...noFilter, states: [state] };
  return { label: stateGroups[state], value, picked: states.includes(state) };
}

function ofSource(key: string, { sources }: ViewFilter): Choice<ViewFilter> {
  const service = key.slice(0, key.indexOf('/')) as Service;
  return {
    label: sourceName(key),
    description: serviceNames[service],
    value: { ...noFilter, sources: [key] },
    picked: sources.includes(key),
  };
}

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] =>
  Object.keys(record) as K[];
