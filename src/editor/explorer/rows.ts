import { commands } from '../contributions.ts';
import { faceOf } from './branches/registry.ts';
import { exportRow } from './exportRow.ts';
import {
  isThing,
  type ConnectionNode,
  type ErrorNode,
  type FolderNode,
  type MessageNode,
  type MoreNode,
  type Node,
} from './nodes.ts';
import type { Row } from './row.ts';

/** How a node looks at `now` (epoch milliseconds): ages and elapsed times hang on it. */
export function toRow(node: Node, now: number): Row {
  if (isThing(node)) return { id: node.id, ...faceOf(node.kind).row(node, now) };
  switch (node.kind) {
    case 'connection':
      return connectionRow(node);
    case 'folder':
      return folderRow(node);
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

function folderRow({ id, looks, count }: FolderNode): Row {
  return {
    id,
    label: looks.label,
    ...(count !== undefined && { description: count }),
    icon: { id: looks.icon },
    contextValue: looks.flags,
    expands: looks.expands,
    tooltip: looks.tooltip,
    accessibilityLabel: count === undefined ? looks.label : `${looks.label}, ${count}`,
  };
}

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
