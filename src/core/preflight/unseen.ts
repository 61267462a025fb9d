import { isExportError } from '../errors.ts';
import { explainError } from '../insight/explain.ts';
import type { Found } from './found.ts';

/**
 * The finding of a check that an error kept from looking, with the IAM action that is missing where
 * it is that. An error that nobody foresaw is told as one, and its text kept to itself.
 */
export function unseen(error: unknown): Found {
  const { message, next } = explainError(error, 'check this');
  const permission = missingAction(error);
  return {
    verdict: 'unknown',
    found: message,
    fix: { text: next },
    ...(permission !== undefined && { permission }),
  };
}

function missingAction(error: unknown): string | undefined {
  if (!isExportError(error) || error.reason !== 'access-denied') return undefined;
  return error.details.action;
}
