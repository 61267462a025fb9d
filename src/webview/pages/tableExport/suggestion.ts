import { suggestedPrefix, wasSuggested } from '../../../core/kinds/tableExport/prefixSuggestion.ts';
import { factsOf } from '../../state/derive.ts';
import type { TableForm } from './shape.ts';

/**
 * Lets the suggested prefix follow what it is made from, the type and the window, for as long as
 * the person has not put another one there.
 */
export function followSuggestion(before: TableForm, after: TableForm): TableForm {
  if (!mayFollow(before, after)) return after;
  const prefix = suggestionOf(after);
  const follows =
    prefix !== suggestionOf(before) && wasSuggested(after.draft.prefix, factsOf(after));
  return follows ? { ...after, draft: { ...after.draft, prefix } } : after;
}

function mayFollow(before: TableForm, after: TableForm): boolean {
  const typed = before.draft.prefix !== after.draft.prefix || after.touched.includes('prefix');
  return before !== after && after.stage.at === 'editing' && !typed;
}

function suggestionOf(form: TableForm): string {
  return suggestedPrefix(form.draft, factsOf(form));
}
