import * as vscode from 'vscode';
import type { Disposable, Log } from '../../core/ports.ts';

/** The log that the person can open. */
export interface OutputLog extends Log, Disposable {
  show(): void;
}

/** The output channel of the extension; the editor adds times and keeps the level. */
export function createOutputLog(): OutputLog {
  const channel = vscode.window.createOutputChannel('AWS Exports', { log: true });
  return {
    debug: (message) => channel.debug(message),
    info: (message) => channel.info(message),
    warn: (message) => channel.warn(message),
    error: (message) => channel.error(message),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
