import * as vscode from 'vscode';
import type { Connection } from '../../core/connection.ts';
import type { Log, Profile } from '../../core/ports.ts';
import type { settings } from '../contributions.ts';
import { preselect, type Beginning } from './preselect.ts';

/** The connection to begin with, from settings, environment and profiles; undefined when open. */
export function beginWith(
  profiles: readonly Profile[],
  log: Pick<Log, 'warn'>,
): Connection | undefined {
  return preselect(profiles, process.env, beginning(log));
}

/**
 * What the person wants to begin with. Only what stands in the person's own settings counts: the
 * editor keeps these two from workspaces, and so does this.
 */
function beginning(log: Pick<Log, 'warn'>): Beginning {
  const own = (key: keyof typeof settings): string => {
    const value = vscode.workspace.getConfiguration().inspect(key)?.globalValue;
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    read: () => ({ profile: own('awsExports.profile'), region: own('awsExports.region') }),
    ignored: (sentence) => log.warn(sentence),
  };
}
