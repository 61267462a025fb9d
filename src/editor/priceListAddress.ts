import * as vscode from 'vscode';
import type { settings } from './contributions.ts';

const key = 'awsExports.priceList' satisfies keyof typeof settings;

/** Where AWS's price list is read from; empty where the person wants none. */
export function priceListAddress(): string {
  const address: unknown = vscode.workspace.getConfiguration().get(key);
  return typeof address === 'string' ? address : '';
}
