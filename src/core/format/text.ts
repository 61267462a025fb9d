// By hand: building an Intl.NumberFormat costs more than all the rest of loading the shell.
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const sizeUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A size in decimal units with at most one digit after the point, such as `41.2 GB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 999.95 would be shown as 1,000: the next unit says it better.
  while (value >= 999.95 && unit < sizeUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${oneDecimal(value)} ${sizeUnits[unit] ?? 'B'}`;
}

/** A whole number with its thousands apart, such as `1,204,311`. */
export function formatCount(count: number): string {
  return grouped(String(Math.round(count)));
}

/** A share of a hundred, such as `43 %`. */
export function formatPercent(percent: number): string {
  return `${formatCount(percent)} %`;
}

/** A number of items, such as `1 item` and `1,204,311 items`. */
export function formatItems(count: number): string {
  return count === 1 ? '1 item' : `${formatCount(count)} items`;
}

function oneDecimal(value: number): string {
  const [whole = '', fraction] = value.toFixed(1).split('.');
  return fraction === '0' ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}

/** How long something took or runs, from milliseconds: `45 s`, `3 min`, `2 h 10 min`, `1 d 2 h`. */
export function formatElapsed(milliseconds: number): string {
  const elapsed = Math.max(0, milliseconds);
  if (elapsed < minute) return `${Math.floor(elapsed / second)} s`;
  if (elapsed < hour) return `${Math.floor(elapsed / minute)} min`;
  if (elapsed < day) return pair(elapsed, [hour, 'h'], [minute, 'min']);
  return pair(elapsed, [day, 'd'], [hour, 'h']);
}

/** How long ago something was, from milliseconds, in one unit: `3 min`, `2 h`, `1 d`. */
export function formatAge(milliseconds: number): string {
  if (milliseconds < minute) return '< 1 min';
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`;
  if (milliseconds < day) return `${Math.floor(milliseconds / hour)} h`;
  return `${Math.floor(milliseconds / day)} d`;
}

type Unit = readonly [milliseconds: number, name: string];

function pair(elapsed: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((elapsed % large) / small);
  const first = `${Math.floor(elapsed / large)} ${largeName}`;
  return rest === 0 ? first : `${first} ${rest} ${smallName}`;
}

/**
 * A text of somebody else on one line and of at most `maxLength` characters, without the invisible
 * characters that could disturb a log or a screen.
 */
export function oneLine(text: string, maxLength = 200): string {
  const line = text
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).trimEnd()}…`;
}

/** The same text with a capital letter at its start. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
