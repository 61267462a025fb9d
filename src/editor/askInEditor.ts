import * as vscode from 'vscode';
import type { CancelSignal } from '../core/ports.ts';
import type { Answer, Ask, Choice, ChoiceGroup, Entry, Picking, Question, Typing } from './ask.ts';

/** Asks by quick picks, modal messages and input boxes. */
export const askInEditor: Ask = {
  prepare,
  cancellable,
  pick,
  pickMany,
  confirm,
  answer,
  typeToConfirm,
  enter,
};

type Item<T> = vscode.QuickPickItem & { readonly choice?: Choice<T> };
type List<T> = vscode.QuickPick<Item<T>>;

async function prepare<T>(reading: () => Promise<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Window, title: 'Asking AWS…' };
  return vscode.window.withProgress(options, reading);
}

/** What takes no longer than this, in milliseconds, is not worth a notification. */
const noticeAfter = 800;

async function cancellable<T>(
  title: string,
  work: (signal: CancelSignal) => Promise<T>,
): Promise<T | undefined> {
  const cancel = new AbortController();
  const working = work(cancel.signal).catch((error: unknown) => {
    if (cancel.signal.aborted) return undefined;
    throw error;
  });
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, (_, withdrawal) => {
      withdrawal.onCancellationRequested(() => cancel.abort());
      // Whoever asked hears why it failed.
      return working.catch(() => undefined);
    });
  }, noticeAfter);
  return working.finally(() => clearTimeout(timer));
}

async function confirm(question: Question): Promise<boolean> {
  return (await answer(question)) === 'action';
}

async function answer(question: Question): Promise<Answer> {
  const { message, detail, action, link, refusal } = question;
  const options = { modal: true, detail };
  const pressed = await vscode.window.showWarningMessage(message, options, ...buttonsOf(question));
  switch (pressed?.title) {
    case undefined:
      return 'closed';
    case action:
      return 'action';
    case link?.label:
      await vscode.env.openExternal(vscode.Uri.parse(link?.url ?? ''));
      return answer(question);
    default:
      return pressed?.title === refusal ? 'refusal' : 'closed';
  }
}

/** The first button is what Enter presses, unless it is the one that only closes. */
function buttonsOf({ action, refusal, isRisky = false, link }: Question): vscode.MessageItem[] {
  const consent = [{ title: action }, ...(link === undefined ? [] : [{ title: link.label }])];
  if (refusal === undefined) return consent;
  return isRisky
    ? [{ title: refusal }, ...consent]
    : [...consent, { title: refusal, isCloseAffordance: true }];
}

async function typeToConfirm({ title, prompt, word }: Typing): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title,
    prompt,
    placeHolder: word,
    ignoreFocusOut: true,
    validateInput: (text) => (text === word ? undefined : `Type ${word} to go on.`),
  });
  return typed === word;
}

async function enter(entry: Entry): Promise<string | undefined> {
  const { title, prompt, placeholder } = entry;
  return vscode.window.showInputBox({
    ...{ title, prompt, placeHolder: placeholder, ignoreFocusOut: true },
    validateInput: (text) => entry.check(text),
  });
}

async function pick<T>(picking: Picking<T>): Promise<T | undefined> {
  return (await chosen(picking, false))?.[0]?.value;
}

async function pickMany<T>(picking: Picking<T>): Promise<readonly T[] | undefined> {
  return (await chosen(picking, true))?.map(({ value }) => value);
}

async function chosen<T>(
  picking: Picking<T>,
  many: boolean,
): Promise<readonly Choice<T>[] | undefined> {
  const list: List<T> = vscode.window.createQuickPick();
  list.title = picking.title;
  list.placeholder = picking.placeholder;
  list.matchOnDescription = true;
  list.canSelectMany = many;
  list.busy = true;
  try {
    return await answerOf(list, picking);
  } finally {
    list.dispose();
  }
}

function answerOf<T>(
  list: List<T>,
  picking: Picking<T>,
): Promise<readonly Choice<T>[] | undefined> {
  return new Promise((resolve, reject) => {
    let items: readonly Item<T>[] = [];
    const show = (): void => {
      list.items = [...items, ...typedItems(list.value, items, picking)];
    };
    list.onDidAccept(() => {
      const choices = acceptedChoices(list, picking);
      // None of many is an answer too, once there is something to choose from.
      if (choices.length > 0 || (list.canSelectMany && !list.busy)) resolve(choices);
    });
    list.onDidHide(() => resolve(undefined));
    if (picking.typed) list.onDidChangeValue(show);
    list.show();
    picking.groups.then((groups) => {
      items = groups.flatMap(itemsOf);
      list.busy = false;
      show();
      if (list.canSelectMany) list.selectedItems = items.filter(({ choice }) => choice?.picked);
    }, reject);
  });
}

function acceptedChoices<T>(list: List<T>, { typed }: Picking<T>): readonly Choice<T>[] {
  const choices = list.selectedItems.flatMap(({ choice }) => choice ?? []);
  if (choices.length > 0) return choices;
  // Who types and presses Enter at once is faster than the item made of what was typed.
  const choice = typed?.(list.value);
  return choice === undefined ? [] : [choice];
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
