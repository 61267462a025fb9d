import { connectionName } from '../../core/connection.ts';
import type { SignIn } from '../../core/signIn.ts';
import { commands } from '../contributions.ts';
import { loginText } from '../signIn/loginCommand.ts';
import { signInOf } from '../signIn/wish.ts';
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
  const signIn = signInOf(node.error);
  const wayOut = signIn === undefined ? next : onClick(signIn);
  return {
    id,
    label: whose ?? headline,
    description: whose === undefined ? wayOut : `${headline} · ${wayOut}`,
    icon: { id: 'warning', color: 'list.warningForeground' },
    contextValue: signIn === undefined ? 'error' : 'error signIn',
    expands: 'never',
    tooltip: [...(whose === undefined ? [] : [whose]), message, next].join('\n'),
    accessibilityLabel: `Error: ${spoken(whose)}${message} ${next}`,
    ...(signIn && { command: { id: commands.signIn, title: 'Sign In' } }),
  };
}

/** What somebody who clicks on the row lets themselves in for. */
function onClick({ way, profile }: SignIn): string {
  return way === 'mfa' ? 'click to enter it' : loginText({ way, profile });
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
