/** A piece of JSON text, by what colours it. */
export interface JsonToken {
  readonly kind: 'name' | 'string' | 'plain';
  readonly text: string;
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
