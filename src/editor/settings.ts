import * as vscode from 'vscode';
import { notificationsKey, toNotifications, type Notifications } from './notify/notifications.ts';
import { intervalKey, toInterval } from './watchInterval.ts';

/** Milliseconds between two looks at running exports, inside what the setting allows. */
export function watchInterval(): number {
  return toInterval(vscode.workspace.getConfiguration().get(intervalKey));
}

/** Of which ends the person wants to be told. */
export function wantedNotifications(): Notifications {
  return toNotifications(vscode.workspace.getConfiguration().get(notificationsKey));
}
