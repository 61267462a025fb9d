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
  /** True where blanks stand at an end of the text, or several in a row. */
  readonly spaced: boolean;
}

/** The headings of a shared file, in their order. */
export function headingsOf(file: string): readonly Heading[] {
  const lines = file.split(/\r?\n/).map((line) => line.replace(/(^|\s)[;#].*/, '').trim());
  return lines.filter((line) => line.startsWith('[')).map(toHeading);
}

function toHeading(line: string): Heading {
  const closed = line.endsWith(']');
  const raw = line.slice(1, closed ? -1 : undefined);
  const text = raw.trim();
  const name = text.replace(/^profile\s+/, '').replace(/^(["'])(.*)\1$/, '$2');
  return { text, name, closed, spaced: raw !== text || /\s{2}/.test(text) };
}

/** A profile's name, and what is wrong with it in a sentence that says how to put it right. */
export type Oddity = readonly [name: string, problem: string];

/** The headings that AWS tools pass over in silence; `parsed` has those that they understand. */
export function unreadHeadings(
  file: FileKind,
  headings: readonly Heading[],
  parsed: Readonly<Record<string, unknown>>,
): readonly Oddity[] {
  const unread = ofProfiles(headings).filter(({ name }) => !Object.hasOwn(parsed, name));
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

/**
 * The profiles that a file has twice: some AWS tools mix the two, others read nothing of such a
 * file. `[default]` beside `[profile default]` is no such case.
 */
export function repeated(file: FileKind, headings: readonly Heading[]): readonly Oddity[] {
  const own = ofProfiles(headings);
  const again = own.filter(({ text }, index) => own.findIndex((one) => one.text === text) < index);
  return again.map(({ name, text }) => [
    name,
    `The ${file} file has the heading [${text}] more than once: put its settings under one.`,
  ]);
}

/** A sentence about the default profile where it is written in both ways, of which one counts. */
export function twoDefaults(headings: readonly Heading[]): string | undefined {
  const texts = new Set(headings.map(({ text }) => text));
  return texts.has('default') && texts.has('profile default')
    ? 'What the config file says under [default] is not used, as [profile default] goes before it.'
    : undefined;
}

/** The headings of profiles, and none of other sections. */
export function ofProfiles(headings: readonly Heading[]): readonly Heading[] {
  return headings.filter(({ text }) => !otherSection.test(text));
}

const otherSection = /^(services|sso-session|plugins|preview|toolkit)\b/;

function problemOf(file: FileKind, { name, text, closed, spaced }: Heading): string {
  if (!closed) return `Its heading in the ${file} file needs a closing ].`;
  const prefixed = text !== name;
  if (file === 'config' && !prefixed && name !== 'default') {
    return `In the config file its heading must be [profile ${name}].`;
  }
  if (file === 'credentials' && prefixed) {
    return `In the credentials file its heading must be [${name}], without the word profile.`;
  }
  if (!plainName.test(name)) {
    return `AWS tools cannot read its name: use letters, digits and any of - _ @ + . % : / only.`;
  }
  return spaced
    ? `Its heading in the ${file} file has blanks that AWS tools trip over: write [${file === 'config' ? 'profile ' : ''}${name}].`
    : `It has no settings in the ${file} file.`;
}

const plainName = /^[\w@+.%:/-]+$/;
