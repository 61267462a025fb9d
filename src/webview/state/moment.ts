import { formatLocal, formatUtc, parseMoment } from '../../core/format/moment.ts';
import { restorableNow } from '../../core/kinds/tableExport/exportWindow.ts';
import type { TableExportDraft, TableExportFacts } from '../../core/kinds/tableExport.ts';

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

/** A moment as the text of the field. */
export function formatIn(moment: number, zone: Zone): string {
  return zone === 'utc' ? formatUtc(moment) : formatLocal(moment);
}

/** The value of a native date and time control, which reads and writes ISO 8601 without a zone. */
export function toPicker(moment: number, zone: Zone): string {
  return formatIn(moment, zone).replace(' ', 'T');
}

/** The text for what was picked; the control leaves out seconds that are zero. */
export function fromPicker(value: string): string {
  const text = value.replace('T', ' ');
  return text.length === 16 ? `${text}:00` : text;
}
