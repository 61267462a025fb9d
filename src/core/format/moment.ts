/** Whose clock a text without a zone is read by. */
export type MomentZone = 'local' | 'utc';

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** `YYYY-MM-DD HH:mm:ss` by the clock of this machine, from epoch milliseconds. */
export function formatLocal(moment: number): string {
  const date = new Date(moment);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => pad(n));
  return `${formatLocalDate(moment)} ${time.join(':')}`;
}

/** `YYYY-MM-DD` by the calendar of this machine, from epoch milliseconds. */
export function formatLocalDate(moment: number): string {
  const date = new Date(moment);
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** `YYYY-MM-DD HH:mm:ss` in UTC, without a zone, so that it can stand in a field that says UTC. */
export function formatUtc(moment: number): string {
  const date = new Date(moment);
  const day = [pad(date.getUTCFullYear(), 4), pad(date.getUTCMonth() + 1), pad(date.getUTCDate())];
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map((n) => pad(n));
  return `${day.join('-')} ${time.join(':')}`;
}

/**
 * A moment for people: local time with UTC beside it, such as
 * `2026-11-21 12:00:05 (11:00:05 UTC)`; the UTC date is named only where it differs.
 */
export function formatMoment(moment: number): string {
  const local = formatLocal(moment);
  const utc = formatUtc(moment);
  if (local === utc) return `${utc} UTC`;
  const sameDay = local.slice(0, 10) === utc.slice(0, 10);
  return `${local} (${sameDay ? utc.slice(11) : utc} UTC)`;
}

/**
 * A span of time in little room, by the clock of this machine and to the minute, such as
 * `2026-11-21 10:00–11:00`.
 */
export function formatSpan(from: number, to: number): string {
  const [first, last] = [formatLocal(from).slice(0, 16), formatLocal(to).slice(0, 16)];
  const sameDay = first.slice(0, 10) === last.slice(0, 10);
  return sameDay ? `${first}–${last.slice(11)}` : `${first} – ${last}`;
}

const momentPattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?)?$/i;

/**
 * Epoch milliseconds of a typed date or date and time; null when it is none or does not exist. A
 * zone in the text wins over `zone`. An hour that clocks skip counts on from before the skip, and
 * of an hour that they repeat the first is meant; a zone in the text says it exactly.
 */
export function parseMoment(text: string, zone: MomentZone): number | null {
  const match = momentPattern.exec(text.trim());
  if (match === null) return null;
  const fields = toFields(match);
  const asUtc = Date.UTC(...fields);
  if (!sameFields(fields, asUtc)) return null;
  const written = match[8];
  if (written !== undefined) return withOffset(asUtc, written);
  return zone === 'utc' ? asUtc : new Date(...fields).getTime();
}

type Fields = [number, number, number, number, number, number, number];

function toFields(match: RegExpExecArray): Fields {
  const at = (group: number): number => Number(match[group] ?? 0);
  const thousandths = Number((match[7] ?? '').padEnd(3, '0'));
  return [at(1), at(2) - 1, at(3), at(4), at(5), at(6), thousandths];
}

/** False for the 30th of February: JavaScript would quietly make it the 2nd of March. */
function sameFields([year, month, day, hours, minutes, seconds]: Fields, utc: number): boolean {
  const wanted = `${pad(year, 4)}-${pad(month + 1)}-${pad(day)} ${pad(hours)}:${pad(minutes)}:${pad(seconds)}`;
  return formatUtc(utc) === wanted;
}

function withOffset(utc: number, written: string): number | null {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(written);
  if (match === null) return utc;
  const [, sign, hours, minutes] = match;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '+' ? utc - offset : utc + offset;
}
