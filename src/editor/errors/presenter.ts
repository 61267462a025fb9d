import * as vscode from 'vscode';
import { attempt } from '../../core/lib/attempt.ts';
import { explainError } from '../../core/insight/explain.ts';
import type { Log } from '../../core/ports.ts';
import type { Connections } from '../connection/connections.ts';
import { commands } from '../contributions.ts';
import { plainMessage } from '../plainMessage.ts';
import type { SignIns } from '../signIn/signIns.ts';
import { signInWishOf } from '../signIn/wish.ts';
import { errorActions, errorLogText, type ErrorAction } from './errorActions.ts';

/** Tells a person of an error; `doing` completes “could not …”. */
export type PresentError = (error: unknown, doing: string, retry?: () => void) => void;

const labels: Readonly<Record<ErrorAction, string>> = {
  chooseProfile: 'Choose Profile…',
  openConfigFiles: 'Open Config Files',
  retry: 'Retry',
  showLog: 'Show Log',
  signIn: 'Sign In',
};

interface PresenterDeps {
  readonly log: Log;
  readonly signIns: Pick<SignIns, 'signIn'>;
  readonly connections: Pick<Connections, 'all'>;
}

/**
 * The one place that shows errors: a sentence, what to do next, and the buttons for it. What failed
 * for want of credentials is done again once somebody has signed in from there.
 */
export function createPresenter({ log, signIns, connections }: PresenterDeps): PresentError {
  const present: PresentError = (error, doing, retry) => {
    const explained = explainError(error, doing);
    if (explained.reason === 'cancelled') return;
    log.error(errorLogText(error, doing));
    const wish = signInWishOf(error, connections.all);
    const signIn = async (): Promise<void> => {
      if (wish === undefined) return run(commands.signIn);
      const signed = await attempt(() => signIns.signIn(wish));
      if (!signed.ok) present(signed.error, 'sign in', () => void signIn());
      else if (signed.value) retry?.();
    };
    const act: Readonly<Record<ErrorAction, () => void>> = {
      chooseProfile: () => void run(commands.chooseProfile),
      openConfigFiles: () => void run(commands.openConfigFiles, wish),
      retry: () => retry?.(),
      showLog: () => void run(commands.showLog),
      signIn: () => void signIn(),
    };
    const actions = errorActions(explained, retry !== undefined);
    const text = plainMessage(`${explained.message} ${explained.next}`);
    const buttons = actions.map((action) => labels[action]);
    void vscode.window.showErrorMessage(text, ...buttons).then((answer) => {
      const chosen = actions.find((action) => labels[action] === answer);
      if (chosen !== undefined) act[chosen]();
    });
  };
  return present;
}

async function run(command: string, about?: object): Promise<void> {
  await vscode.commands.executeCommand(command, about);
}
