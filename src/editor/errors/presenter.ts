import * as vscode from 'vscode';
import { explainError } from '../../core/insight/explain.ts';
import type { Log } from '../../core/ports.ts';
import { commands } from '../contributions.ts';
import { plainMessage } from '../plainMessage.ts';
import { errorActions, errorLogText, type ErrorAction } from './errorActions.ts';

/** Tells a person of an error; `doing` completes “could not …”. */
export type PresentError = (error: unknown, doing: string, retry?: () => void) => void;

const labels: Readonly<Record<ErrorAction, string>> = {
  chooseProfile: 'Choose Profile…',
  retry: 'Retry',
  showLog: 'Show Log',
};

/** The one place that shows errors: a sentence, what to do next, and the buttons for it. */
export function createPresenter(log: Log): PresentError {
  return (error, doing, retry) => {
    const { reason, message, next } = explainError(error, doing);
    if (reason === 'cancelled') return;
    log.error(errorLogText(error, doing));
    const actions = errorActions(reason, retry !== undefined);
    const buttons = actions.map((action) => labels[action]);
    const text = plainMessage(`${message} ${next}`);
    void vscode.window.showErrorMessage(text, ...buttons).then((answer) => {
      if (answer === labels.retry) retry?.();
      if (answer === labels.chooseProfile) void run(commands.chooseProfile);
      if (answer === labels.showLog) void run(commands.showLog);
    });
  };
}

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(command);
