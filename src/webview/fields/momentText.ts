import { formatLocal, formatUtc, type MomentZone } from '../../core/format/moment.ts';

/** A moment as the text of the field. */
export function formatIn(moment: number, zone: MomentZone): string {
  return zone === 'utc' ? formatUtc(moment) : formatLocal(moment);
}

/** The value of a native date and time control, which reads and writes ISO 8601 without a zone. */
export function toPicker(moment: number, zone: MomentZone): string {
  return formatIn(moment, zone).replace(' ', 'T');
}

/** The text for what was picked; the control leaves out seconds that are zero. */
export function fromPicker(value: string): string {
  const text = value.replace('T', ' ');
  return text.length === 16 ? `${text}:00` : text;
}
