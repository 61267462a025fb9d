/** Which of the two shared files a heading stands in: they are written differently. */
export type FileKind = 'config' | 'credentials';

/** A heading of a shared file. */
export interface Heading {
  /** What stands between the brackets. */
  readonly text: string;
  /** The profile that is meant, whether or not AWS tools understand the heading. */
  readonly name: string;
  /** False where the closing bracket is missing. */
  readonly closed: boolean;
}

/** The headings of a shared file, in their order. */
export function headingsOf(file: string): readonly Heading[] {
  const lines = file.split(/\r?\n/).map((line) => line.replace(/(^|\s)[;#].*/, '').trim());
  return lines.filter((line) => line.startsWith('[')).map(toHeading);
}

function toHeading(line: string): Heading {
  const closed = line.endsWith(']');
  const text = line.slice(1, closed ? -1 : undefined).trim();
  const name = text.replace(/^profile\s+/, '').replace(/^(["'])(.*)\1$/, '$2');
  return { text, name, closed };
}

/** A profile's name, and what is wrong with it in a sentence that says how to put it right. */
export type Oddity = readonly [name: string, problem: string];

/** The headings that AWS tools pass over in silence; `parsed` has those that they understand. */
export function unreadHeadings(
  file: FileKind,
  headings: readonly Heading[],
  parsed: Readonly<Record<string, unknown>>,
): readonly Oddity[] {
  const unread = headings.filter(({ name, text }) => !(name in parsed || otherSection.test(text)));
  return unread.map((heading) => [heading.name, problemOf(file, heading)]);
}

/**
 * The profiles right above a heading without its closing bracket. AWS tools take the settings below
 * such a heading for theirs, so that one profile would sign with the keys of another.
 */
export function mixedUp(file: FileKind, headings: readonly Heading[]): readonly Oddity[] {
  return headings.flatMap(({ closed, text }, index) => {
    const above = headings[index - 1];
    if (closed || above === undefined) return [];
    return [[above.name, `The heading below it in the ${file} file, [${text}, needs a closing ].`]];
  });
}

const otherSection = /^(services|sso-session|plugins|preview|toolkit)\b/;

function problemOf(file: FileKind, { name, text, closed }: Heading): string {
  if (!closed) return `Its heading in the ${file} file needs a closing ].`;
  const prefixed = text !== name;
  if (file === 'config' && !prefixed && name !== 'default') {
    return `In the config file its heading must be [profile ${name}].`;
  }
  if (file === 'credentials' && prefixed) {
    return `In the credentials file its heading must be [${name}], without the word profile.`;
  }
  return plainName.test(name)
    ? `It has no settings in the ${file} file.`
    : `AWS tools cannot read its name: use letters, digits and any of - _ @ + . % : / only.`;
}

const plainName = /^[\w@+.%:/-]+$/;
