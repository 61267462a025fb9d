import type * as vscode from 'vscode';

/**
 * Appends text that can run no command and load no picture; word by word, as `appendText`
 * makes spaces that never break, and a hover is narrow.
 */
export function appendSentence(
  markdown: vscode.MarkdownString,
  text: string,
): vscode.MarkdownString {
  for (const word of text.split(' ')) markdown.appendText(word).appendMarkdown(' ');
  return markdown;
}
