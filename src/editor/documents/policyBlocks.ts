import type { Paste } from '../../core/preflight/finding.ts';

/** A policy or a command in a document of ours, with the heading that it stands under. */
export interface PolicyBlock extends Paste {
  /** The line before its text, from 0. */
  readonly line: number;
}

const block = /^```(json|shell)\n([^]*?)\n```$/gm;
const heading = /^#+ (?:\d+\. )?(.+)$/gm;

/** What can be pasted of a document, in its order: what stands between its fences. */
export function policyBlocks(text: string): readonly PolicyBlock[] {
  return [...text.matchAll(block)].map(({ 1: language, 2: content = '', index }) => {
    const above = text.slice(0, index);
    return {
      title: [...above.matchAll(heading)].at(-1)?.[1] ?? '',
      language: language === 'shell' ? 'shell' : 'json',
      text: content,
      line: above.split('\n').length - 1,
    };
  });
}
