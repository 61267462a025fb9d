import { connectionName } from '../../core/connection.ts';
import { isExportError } from '../../core/errors.ts';
import { commands } from '../contributions.ts';
import { faceOf } from './branches/registry.ts';
import { connectionRow } from './connectionRow.ts';
import { exportRow } from './exportRow.ts';
import {
  isThing,
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

/** Among those of others, whose it is comes first: a narrow sidebar cuts off the rest. */
function errorRow(node: ErrorNode): Row {
  const { id, headline, explained } = node;
  const { message, next } = explained;
  const whose = nameOf(node);
  const signsIn = canSignIn(node);
  return {
    id,
    label: whose ?? headline,
    description: whose === undefined ? next : `${headline} · ${next}`,
    icon: { id: 'warning', color: 'list.warningForeground' },
    contextValue: signsIn ? 'error signIn' : 'error',
    expands: 'never',
    tooltip: [...(whose === undefined ? [] : [whose]), message, next].join('\n'),
    accessibilityLabel: `Error: ${spoken(whose)}${message} ${next}`,
    ...(signsIn && { command: { id: commands.signIn, title: 'Sign In' } }),
  };
}

/** Whether there is something that a person can sign in for, and then go on. */
function canSignIn({ error }: ErrorNode): boolean {
  return isExportError(error) && error.details.signInWay !== undefined;
}

const nameOf = ({ connection, isNamed }: ErrorNode): string | undefined =>
  connection && isNamed === true ? connectionName(connection) : undefined;

const spoken = (name: string | undefined): string =>
  name === undefined ? '' : `${name.replaceAll(' · ', ', ')}: `;

function messageRow(node: MessageNode): Row {
  const { id, label, description, command, isBusy } = node;
  const whole = description === undefined ? label : `${label}: ${description}`;
  return {
    id,
    label,
    ...(description !== undefined && { description }),
    icon: { id: isBusy === true ? 'loading~spin' : 'info' },
    contextValue: 'message',
    expands: 'never',
    tooltip: whole,
    accessibilityLabel: whole,
    ...(command && { command: { id: command, title: whole } }),
  };
}
