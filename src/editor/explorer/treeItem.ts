import * as vscode from 'vscode';
import { appendSentence } from '../markdown.ts';
import { greyed } from './greyed.ts';
import type { Node } from './nodes.ts';
import type { Row } from './row.ts';
import type { Tooltip } from './tooltip.ts';

/** The row in the editor's own classes. */
export function toTreeItem(row: Row, node: Node): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, collapsibleStates[row.expands]);
  item.id = row.id;
  item.contextValue = row.contextValue;
  item.accessibilityInformation = { label: row.accessibilityLabel };
  if (row.description !== undefined) item.description = row.description;
  if (row.tooltip !== undefined) item.tooltip = row.tooltip;
  if (row.isGreyed) item.resourceUri = greyed;
  if (row.icon) item.iconPath = toThemeIcon(row.icon);
  if (row.command) {
    const { id, title } = row.command;
    item.command = { command: id, title, arguments: [node] };
  }
  return item;
}

/** A hover in which nothing that came from AWS can run a command or load a picture. */
export function toMarkdown({ title, facts, note }: Tooltip): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('**').appendText(title).appendMarkdown('**\n\n');
  for (const { label, value } of facts) {
    markdown.appendMarkdown(`- ${label}: `).appendText(value).appendMarkdown('\n');
  }
  if (note !== undefined) appendSentence(markdown.appendMarkdown('\n'), note);
  return markdown;
}

const collapsibleStates: Readonly<Record<Row['expands'], vscode.TreeItemCollapsibleState>> = {
  never: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

function toThemeIcon({ id, color }: NonNullable<Row['icon']>): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}
