/** A policy in a document of required permissions. */
export interface PolicyBlock {
  /** The line before its JSON, from 0. */
  readonly line: number;
  readonly json: string;
}

const block = /^```json\n([^]*?)\n```$/gm;

/** The policies of a document, in its order: what stands between its fences. */
export function policyBlocks(text: string): readonly PolicyBlock[] {
  return [...text.matchAll(block)].map(({ 1: json = '', index }) => ({
    line: text.slice(0, index).split('\n').length - 1,
    json,
  }));
}
