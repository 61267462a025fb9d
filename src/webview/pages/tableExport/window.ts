import { parseMoment, type MomentZone } from '../../../core/format/moment.ts';
import { resolveWindow, type ExportWindow } from '../../../core/kinds/tableExport/exportWindow.ts';
import type { TableExportDraft, TableExportFacts } from '../../../core/kinds/tableExport.ts';
import type { FormJob } from '../../../protocol/exportForm.ts';
import { formatIn } from '../../fields/momentText.ts';
import { asSent } from '../../state/derive.ts';
import type { TableForm } from './shape.ts';

type Patch = Partial<TableExportDraft>;

/** One end of a window with exact times. */
export type WindowEnd = 'from' | 'to';

/** Typing one end of the window. */
export function typeEnd(end: WindowEnd, text: string, zone: MomentZone): Patch {
  const moment = parseMoment(text, zone);
  return end === 'from' ? { fromText: text, from: moment } : { toText: text, to: moment };
}

/** The other clock for the same window; a text that is no moment stays as it is. */
export function switchWindowZone(draft: TableExportDraft, zone: MomentZone): Patch {
  return { windowZone: zone, ...endIn('from', draft, zone), ...endIn('to', draft, zone) };
}

/** Choosing a window; exact times start from the window that was chosen until then. */
export function chooseWindow(
  draft: TableExportDraft,
  windowMode: TableExportDraft['windowMode'],
  facts: TableExportFacts,
): Patch {
  const window = resolveWindow(draft, facts);
  const fresh = draft.fromText === '' && draft.toText === '';
  if (windowMode !== 'exact' || !fresh || window === undefined) return { windowMode };
  const { windowZone: zone } = draft;
  return {
    windowMode,
    ...typeEnd('from', formatIn(window.from, zone), zone),
    ...typeEnd('to', formatIn(window.to, zone), zone),
  };
}

function endIn(end: WindowEnd, draft: TableExportDraft, zone: MomentZone): Patch {
  const moment = draft[end];
  return moment === null ? {} : typeEnd(end, formatIn(moment, zone), zone);
}

/** The draft with the window that was sent, where it was: a preset would move on from there. */
export function withSentWindow(draft: TableExportDraft, { window }: FormJob): TableExportDraft {
  return window === undefined ? draft : { ...draft, windowMode: 'exact', ...window };
}

/** The window of an incremental export as it was sent or would be now, as far as there is one. */
export function sentWindow(form: TableForm, facts: TableExportFacts): ExportWindow | undefined {
  return resolveWindow(asSent(form), facts);
}
