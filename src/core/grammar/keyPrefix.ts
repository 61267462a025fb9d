import { formatCount } from '../format/text.ts';
import { firstBroken, type Finding, type Rule } from './finding.ts';
import { exportFolder, joinPrefix } from './s3.ts';

/** S3 counts the bytes of a key in UTF-8. */
export const maxKeyBytes = 1024;

/** What an export puts below the prefix. */
export interface KeyLayout {
  /** The folder that AWS adds, such as `AWSDynamoDB`; absent where its name is the person's own. */
  readonly folder?: string;
  /** The longest key that the export is known to write, from behind the prefix on. */
  readonly longest: string;
}

/**
 * By the documented layout 14 digits and 8 hexadecimal digits name a DynamoDB export, 26 letters a
 * data file, and `.json.gz` is longer than `.ion.gz` and than all names of manifests.
 */
const tableLayout: KeyLayout = {
  folder: 'AWSDynamoDB',
  longest: exportFolder('', '01732190405000-0a1b2c3d') + 'data/abcdefghijklmnopqrstuvwxyz.json.gz',
};

/** Character classes of "Object key naming guidelines": characters to avoid, and invisible ones. */
const unusual = /[\p{Cc}\p{Cf}\p{Cs}\\{}^%`[\]"<>~#|]/u;

const warnings = (folder: string | undefined): readonly Rule[] => [
  warning('prefix-address', 'Give the prefix only: the bucket has a field of its own.', (prefix) =>
    /^s3:\/\//i.test(prefix),
  ),
  warning(
    'prefix-leading-slash',
    'Remove the slash at the beginning: S3 would make a folder without a name.',
    (prefix) => prefix.startsWith('/'),
  ),
  warning(
    'prefix-double-slash',
    'Remove one of the two slashes in a row: S3 would make a folder without a name.',
    (prefix) => prefix.includes('//'),
  ),
  ...(folder === undefined ? [] : [folderWarning(folder)]),
  warning(
    'prefix-dot-segment',
    'Remove the parts . and .. of the prefix: many tools cannot open such folders.',
    (prefix) => prefix.split('/').some((part) => part === '.' || part === '..'),
  ),
  warning(
    'prefix-outer-space',
    'Remove the space at the beginning or end of the prefix.',
    (prefix) => prefix !== prefix.trim(),
  ),
  warning(
    'prefix-characters',
    'Keep to letters, digits and / - _ . = in the prefix: S3 advises against \\ { } ^ % ` [ ] " < > ~ # | and invisible characters.',
    (prefix) => unusual.test(prefix),
  ),
];

/**
 * What is wrong with a prefix, if anything; an empty one is fine and means the bucket's root. The
 * layout is that of DynamoDB unless told.
 */
export function prefixFinding(prefix: string, layout = tableLayout): Finding | undefined {
  return lengthFinding(prefix, layout) ?? firstBroken(warnings(layout.folder), prefix);
}

/** The longest key that an export is known to write below a prefix. */
export function longestKey(prefix: string, { longest } = tableLayout): string {
  return joinPrefix(prefix) + longest;
}

function lengthFinding(prefix: string, layout: KeyLayout): Finding | undefined {
  const total = utf8Length(longestKey(prefix, layout));
  const excess = total - maxKeyBytes;
  if (excess <= 0) return undefined;
  const added = total - utf8Length(prefix);
  const message =
    `Shorten the prefix by ${excess === 1 ? '1 byte' : `${formatCount(excess)} bytes`}: S3 takes ` +
    `keys of ${formatCount(maxKeyBytes)} bytes, and AWS adds ${added} of its own.`;
  return { severity: 'error', code: 'prefix-too-long', message };
}

/** The length of a text in UTF-8, in bytes; core has no TextEncoder. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8Size(character.codePointAt(0) ?? 0);
  return bytes;
}

function utf8Size(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function folderWarning(folder: string): Rule {
  const message = `Leave ${folder} out: AWS adds that folder itself.`;
  return warning('prefix-aws-folder', message, (prefix) =>
    prefix.toLowerCase().includes(folder.toLowerCase()),
  );
}

function warning(code: string, message: string, broken: Rule['broken']): Rule {
  return { severity: 'warning', code, message, broken };
}
