import type { Finding } from './finding.ts';
import { utf8Length } from './keyPrefix.ts';

/** What the names in a part stand for, outermost first. */
export type PartLevel = 'database' | 'schema' | 'table';

/** One part of ExportOnly and where it was typed. */
export interface ExportPart {
  /** Counted from 1, empty lines too. */
  readonly line: number;
  readonly text: string;
  readonly names: readonly string[];
}

/** What somebody picked, by its names; PostgreSQL needs the schema of a table. */
export interface PartNames {
  readonly database: string;
  readonly schema?: string;
  readonly table?: string;
}

/** AWS's limit for the whole list: "Exporting DB snapshot data to Amazon S3", Limitations. */
export const maxPartsKilobytes = 200;

/** StartExportTask knows schemas only of RDS for PostgreSQL and Aurora PostgreSQL. */
export function partLevels(engine: string): readonly PartLevel[] {
  return engine.includes('postgres') ? ['database', 'schema', 'table'] : ['database', 'table'];
}

/** The parts of a text, one a line; empty lines are none. */
export function parseParts(text: string): readonly ExportPart[] {
  const lines = text.split('\n').map((line, index) => toPart(line.trim(), index + 1));
  return lines.filter((part) => part.text !== '');
}

/** How much of AWS's limit a list of parts takes. */
export function partsKilobytes(parts: readonly ExportPart[]): number {
  return parts.reduce((sum, { text }) => sum + utf8Length(text), 0) / 1024;
}

/** A text with one more part at its end, unless it has that part already. */
export function addPart(text: string, { database, schema, table }: PartNames): string {
  const names = [database, schema, table].map((name = '') => name.trim());
  const part = names.filter((name) => name !== '').join('.');
  if (part === '' || parseParts(text).some((known) => known.text === part)) return text;
  const kept = text.trimEnd();
  return kept === '' ? part : `${kept}\n${part}`;
}

/** What is wrong with the parts for an engine: of the first line that is, and then of them all. */
export function exportOnlyFinding(text: string, engine: string): Finding | undefined {
  const parts = parseParts(text);
  if (parts.length === 0) return missing(partLevels(engine));
  return firstOf(parts, (part) => partFinding(part, engine)) ?? sizeFinding(parts) ?? twice(parts);
}

function toPart(text: string, line: number): ExportPart {
  return { line, text, names: text.split('.') };
}

function firstOf(
  parts: readonly ExportPart[],
  find: (part: ExportPart) => Finding | undefined,
): Finding | undefined {
  for (const part of parts) {
    const finding = find(part);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function missing(levels: readonly PartLevel[]): Finding {
  const message = `Name what to export, one part a line, such as ${levels.join('.')}.`;
  return { severity: 'error', code: 'parts-missing', message };
}

/** The names are those of "Limitations", too; AWS writes A–Z and means small letters as well. */
function partFinding({ line, names }: ExportPart, engine: string): Finding | undefined {
  if (names.includes('')) {
    return wrong('part-name-missing', line, 'there is a dot without a name beside it');
  }
  if (!names.every((name) => /^[A-Za-z0-9$_]+$/.test(name))) {
    const why =
      'only names of the letters A to Z, digits, $ and _ can be exported in part, one part a line; other names need a full export';
    return wrong('part-characters', line, why);
  }
  const levels = partLevels(engine);
  if (names.length <= levels.length) return undefined;
  return wrong('part-levels', line, `a part of ${engine} is ${formsOf(levels)}`);
}

/** `database, database.schema or database.schema.table`. */
function formsOf(levels: readonly PartLevel[]): string {
  const forms = levels.map((_, index) => levels.slice(0, index + 1).join('.'));
  return `${forms.slice(0, -1).join(', ')} or ${levels.join('.')}`;
}

function sizeFinding(parts: readonly ExportPart[]): Finding | undefined {
  const kilobytes = partsKilobytes(parts);
  if (kilobytes <= maxPartsKilobytes) return undefined;
  const message = `Name wider parts or fewer: AWS takes ${maxPartsKilobytes} KB of them, and these are ${Math.ceil(kilobytes)} KB.`;
  return { severity: 'error', code: 'parts-too-large', message };
}

/** The first part that is in the export without its line, too. */
function twice(parts: readonly ExportPart[]): Finding | undefined {
  const firstLines = new Map<string, number>();
  for (const { text, line } of parts) if (!firstLines.has(text)) firstLines.set(text, line);
  return firstOf(parts, (part) => sameFinding(part, firstLines) ?? widerFinding(part, firstLines));
}

function sameFinding(
  { text, line }: ExportPart,
  firstLines: ReadonlyMap<string, number>,
): Finding | undefined {
  const first = firstLines.get(text) ?? line;
  if (first === line) return undefined;
  const message = `Remove line ${line}: it is the same as line ${first}.`;
  return { severity: 'warning', code: 'part-twice', message };
}

function widerFinding(
  { names, line }: ExportPart,
  firstLines: ReadonlyMap<string, number>,
): Finding | undefined {
  const outer = names.slice(1).map((_, index) => names.slice(0, index + 1).join('.'));
  const wider = outer.find((text) => firstLines.has(text));
  if (wider === undefined) return undefined;
  const message = `Remove line ${line}: line ${firstLines.get(wider) ?? ''} is for all of ${wider}.`;
  return { severity: 'warning', code: 'part-covered', message };
}

function wrong(code: string, line: number, why: string): Finding {
  return { severity: 'error', code, message: `Correct line ${line}: ${why}.` };
}
