import * as vscode from 'vscode';
import type { Ask, Choice, ChoiceGroup, Picking, Question } from './ask.ts';

/** Asks by quick picks and modal messages. */
export const askInEditor: Ask = { pick, confirm };

type Item<T> = vscode.QuickPickItem & { readonly choice?: Choice<T> };

async function confirm(question: Question): Promise<boolean> {
  const { message, detail, action, link } = question;
  const buttons = link === undefined ? [action] : [action, link.label];
  const answer = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail },
    ...buttons,
  );
  if (link === undefined || answer !== link.label) return answer === action;
  await vscode.env.openExternal(vscode.Uri.parse(link.url));
  return confirm(question);
}

async function pick<T>(picking: Picking<T>): Promise<T | undefined> {
  const list = vscode.window.createQuickPick<Item<T>>();
  list.title = picking.title;
  list.placeholder = picking.placeholder;
  list.matchOnDescription = true;
  list.busy = true;
  try {
    return await chosen(list, picking);
  } finally {
    list.dispose();
  }
}

function chosen<T>(list: vscode.QuickPick<Item<T>>, picking: Picking<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let items: readonly Item<T>[] = [];
    const show = (): void => {
      list.items = [...items, ...typedItems(list.value, items, picking)];
    };
    list.onDidAccept(() => {
      // Who types and presses Enter at once is faster than the item made of what was typed.
      const choice = list.selectedItems[0]?.choice ?? picking.typed?.(list.value);
      if (choice !== undefined) resolve(choice.value);
    });
    list.onDidHide(() => resolve(undefined));
    if (picking.typed) list.onDidChangeValue(show);
    list.show();
    picking.groups.then((groups) => {
      items = groups.flatMap(itemsOf);
      list.busy = false;
      show();
    }, reject);
  });
}

/** What was typed, as long as it is not one of the items anyway. */
function typedItems<T>(
  text: string,
  items: readonly Item<T>[],
  { typed }: Picking<T>,
): readonly Item<T>[] {
  const choice = typed?.(text);
  const isListed = items.some(({ label }) => label === text.trim());
  return choice === undefined || isListed ? [] : [{ ...itemOf(choice), alwaysShow: true }];
}

function itemsOf<T>({ heading, choices }: ChoiceGroup<T>): readonly Item<T>[] {
  return [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...choices.map(itemOf)];
}

function itemOf<T>(choice: Choice<T>): Item<T> {
  const { label, description, detail } = choice;
  return {
    label,
    ...(description !== undefined && { description }),
    ...(detail !== undefined && { detail }),
    choice,
  };
}
