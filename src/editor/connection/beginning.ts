import * as vscode from 'vscode';
import type { Log } from '../../core/ports.ts';
import type { settings } from '../contributions.ts';
import type { Beginning } from './preselect.ts';

/**
 * What the person wants to begin with. Only what stands in the person's own settings counts: the
 * editor keeps these two from workspaces, and so does this.
 */
export function beginning(log: Log): Beginning {
  const own = (key: keyof typeof settings): string => {
    const value = vscode.workspace.getConfiguration().inspect(key)?.globalValue;
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    read: () => ({ profile: own('awsExports.profile'), region: own('awsExports.region') }),
    ignored: (sentence) => log.warn(sentence),
  };
}
