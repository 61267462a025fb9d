import { formatCount } from '../../core/format/text.ts';

/** A piece of JSON text, by what colours it. */
export interface JsonToken {
  readonly kind: 'name' | 'string' | 'plain';
  readonly text: string;
}

/** Lists that are longer than this are shown in part: of a hundred lines nobody reads the last. */
const longest = 20;

/** A request with the beginnings of its long lists, and how many items are left out. */
export function abridged(request: object): object {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => [
      name,
      isLong(value) ? beginning(value) : value,
    ]),
  );
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > longest;
}

function beginning(items: readonly unknown[]): readonly unknown[] {
  return [...items.slice(0, longest), `… and ${formatCount(items.length - longest)} more`];
}

/** An object as indented JSON, cut into pieces that together are exactly that text. */
export function toTokens(value: object): readonly JsonToken[] {
  const text = JSON.stringify(value, undefined, 2);
  return text
    .split(/("(?:[^"\\]|\\.)*"(?=:)|"(?:[^"\\]|\\.)*")/)
    .filter((piece) => piece !== '')
    .map((piece, index, pieces) => ({ kind: kindOf(piece, pieces[index + 1]), text: piece }));
}

function kindOf(piece: string, following: string | undefined): JsonToken['kind'] {
  if (!piece.startsWith('"')) return 'plain';
  return following?.startsWith(':') === true ? 'name' : 'string';
}
