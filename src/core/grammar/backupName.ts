import { formatUtc } from '../format/moment.ts';
import { firstBroken, type Finding, type Rule } from './finding.ts';

const maxLength = 255;

/** BackupName in the DynamoDB model: 3 to 255 characters of `[a-zA-Z0-9_.-]`. */
const rules: readonly Rule[] = [
  {
    severity: 'error',
    code: 'name-missing',
    message: 'Type a name for the backup.',
    broken: (name) => name === '',
  },
  {
    severity: 'error',
    code: 'name-characters',
    message: 'Keep to letters, digits, hyphens, underscores and dots in the name.',
    broken: (name) => !/^[A-Za-z0-9_.-]*$/.test(name),
  },
  {
    severity: 'error',
    code: 'name-too-short',
    message: 'Lengthen the name: a backup has one of at least 3 characters.',
    broken: (name) => name.length < 3,
  },
  {
    severity: 'error',
    code: 'name-too-long',
    message: `Shorten the name: a backup has one of at most ${maxLength} characters.`,
    broken: (name) => name.length > maxLength,
  },
];

/** What is wrong with the name of a backup, if anything. */
export function backupNameFinding(name: string): Finding | undefined {
  return firstBroken(rules, name);
}

/**
 * A name that says what and when, such as `orders-20261121-110005` (UTC, from epoch milliseconds),
 * and is none of `taken`.
 */
export function suggestBackupName(
  table: string,
  moment: number | undefined,
  taken: readonly string[],
): string {
  const stamp = moment === undefined ? 'backup' : stampOf(moment);
  for (let count = 1; ; count += 1) {
    const name = fitted(table, count === 1 ? `-${stamp}` : `-${stamp}-${count}`);
    if (!taken.includes(name)) return name;
  }
}

/** A table's name may be as long as a backup's, so it gives way. */
function fitted(table: string, suffix: string): string {
  return `${table.slice(0, maxLength - suffix.length)}${suffix}`;
}

function stampOf(moment: number): string {
  return formatUtc(moment).replace(/[-:]/g, '').replace(' ', '-');
}
