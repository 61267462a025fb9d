import * as vscode from 'vscode';
import type { Damage } from '../../core/jobs/journal.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { Disposable } from '../../core/ports.ts';
import type { Shell } from '../shell.ts';
import { damageText } from './damageText.ts';

const showLog = 'Show Log';

/** Tells once that the list of exports was damaged; what is found after that is in the log. */
export function registerHealth(
  { health }: Pick<Ledger, 'health'>,
  shell: Pick<Shell, 'showLog'>,
): Disposable {
  if (health.damage !== undefined) {
    void tell(health.damage, shell);
    return { dispose: () => undefined };
  }
  const listening = health.onDidFindDamage((damage) => {
    listening.dispose();
    void tell(damage, shell);
  });
  return listening;
}

async function tell(damage: Damage, shell: Pick<Shell, 'showLog'>): Promise<void> {
  const answer = await vscode.window.showWarningMessage(damageText(damage), showLog);
  if (answer === showLog) shell.showLog();
}
