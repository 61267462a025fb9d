import { describeTable } from '../../core/insight/describe.ts';
import { commands } from '../contributions.ts';
import { exportRow } from './exportRow.ts';
import type {
  ConnectionNode,
  ErrorNode,
  MessageNode,
  MoreNode,
  Node,
  ServiceNode,
  TableNode,
} from './nodes.ts';
import type { Row } from './row.ts';

/** How a node looks at `now` (epoch milliseconds): ages and elapsed times hang on it. */
export function toRow(node: Node, now: number): Row {
  switch (node.kind) {
    case 'connection':
      return connectionRow(node);
    case 'service':
      return serviceRow(node);
    case 'table':
      return tableRow(node);
    case 'export':
      return exportRow(node, now);
    case 'more':
      return moreRow(node);
    case 'error':
      return errorRow(node);
    case 'message':
      return messageRow(node);
  }
}

function connectionRow({ id, connection, endpoint }: ConnectionNode): Row {
  const label = `${connection.profile} · ${connection.region}`;
  const custom = endpoint === undefined ? undefined : `custom endpoint ${endpoint}`;
  return {
    id,
    label,
    ...(custom !== undefined && { description: custom }),
    // Requests that do not go to AWS itself are told apart even where the sidebar is narrow.
    icon:
      custom === undefined ? { id: 'account' } : { id: 'plug', color: 'list.warningForeground' },
    contextValue: 'connection',
    expands: 'expanded',
    accessibilityLabel: [
      `Connection: profile ${connection.profile}`,
      `Region ${connection.region}`,
      ...(custom === undefined ? [] : [custom]),
    ].join(', '),
  };
}

function serviceRow({ id }: ServiceNode): Row {
  return {
    id,
    label: 'DynamoDB',
    icon: { id: 'database' },
    contextValue: 'service',
    expands: 'expanded',
    tooltip: 'The DynamoDB tables of this Region',
    accessibilityLabel: 'DynamoDB tables',
  };
}

function tableRow(node: TableNode): Row {
  const { table, recovery, missing } = node.details;
  const known = table && describeTable(table, recovery);
  const description = missing ? 'deleted' : known;
  return {
    id: node.id,
    label: node.name,
    ...(description !== undefined && { description }),
    icon: { id: 'table' },
    contextValue: tableFlags(node),
    expands: 'collapsed',
    accessibilityLabel: [`${node.name}, table`, ...(description?.split(' · ') ?? [])].join(', '),
  };
}

/** What a table can be asked for, as the menus name it; what is not known yet is offered. */
export function tableFlags({ details }: TableNode): string {
  if (details.missing) return 'table named';
  const { table, recovery } = details;
  const exportable = table === undefined || exportableStatuses.has(table.status);
  const flags = ['table', ...(exportable ? ['exportable'] : [])];
  if (recovery?.status === 'on') flags.push('recoveryOn');
  if (recovery?.status === 'off') flags.push('recoveryOff');
  return [...flags, 'named', 'arn', 'console'].join(' ');
}

/** A table is exported from its continuous backups, which a change of its settings leaves be. */
const exportableStatuses: ReadonlySet<string> = new Set(['ACTIVE', 'UPDATING']);

function moreRow({ id }: MoreNode): Row {
  return {
    id,
    label: 'Load more…',
    icon: { id: 'ellipsis' },
    contextValue: 'more',
    expands: 'never',
    tooltip: 'Load the next page',
    accessibilityLabel: 'Load more rows',
    command: { id: commands.loadMore, title: 'Load More' },
  };
}

function errorRow({ id, headline, explained }: ErrorNode): Row {
  const { message, next } = explained;
  return {
    id,
    label: headline,
    description: next,
    icon: { id: 'warning', color: 'list.warningForeground' },
    contextValue: 'error',
    expands: 'never',
    tooltip: `${message}\n${next}`,
    accessibilityLabel: `Error: ${message} ${next}`,
  };
}

function messageRow(node: MessageNode): Row {
  const { id, label, description, command } = node;
  const whole = description === undefined ? label : `${label}: ${description}`;
  return {
    id,
    label,
    ...(description !== undefined && { description }),
    icon: { id: 'info' },
    contextValue: 'message',
    expands: 'never',
    tooltip: whole,
    accessibilityLabel: whole,
    ...(command && { command: { id: command, title: whole } }),
  };
}
