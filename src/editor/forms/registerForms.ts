import * as vscode from 'vscode';
import type { Disposable } from '../../core/ports.ts';
import { formViewType } from '../contributions.ts';
import type { FormPanels } from './formPanels.ts';

/** Lets forms come back after a reload. Open ones stay when the extension goes: they are kept. */
export function registerForms(forms: FormPanels): Disposable {
  return vscode.window.registerWebviewPanelSerializer(formViewType, forms);
}
