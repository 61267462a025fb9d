import { parseMoment } from '../../../core/format/moment.ts';
import { restorableNow } from '../../../core/kinds/tableExport/exportWindow.ts';
import type { TableExportDraft, TableExportFacts } from '../../../core/kinds/tableExport.ts';
import { formatIn } from '../../fields/momentText.ts';

type Zone = TableExportDraft['momentZone'];
type Patch = Partial<TableExportDraft>;

/** Typing a moment. */
export function typeMoment(text: string, zone: Zone): Patch {
  return { momentText: text, moment: parseMoment(text, zone) };
}

/** The other clock for the same moment; a text that is no moment stays as it is. */
export function switchZone({ moment, momentText }: TableExportDraft, zone: Zone): Patch {
  const text = moment === null ? momentText : formatIn(moment, zone);
  return { momentZone: zone, ...typeMoment(text, zone) };
}

/** Choosing a moment starts from the latest one that can be restored. */
export function chooseMoment(draft: TableExportDraft, facts: TableExportFacts): Patch {
  const latest = restorableNow(facts)?.latest;
  if (draft.momentText !== '' || latest === undefined) return { timeMode: 'moment' };
  return {
    timeMode: 'moment',
    ...typeMoment(formatIn(latest, draft.momentZone), draft.momentZone),
  };
}
