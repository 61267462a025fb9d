import type { Service } from '../sources.ts';

/** What is wrong with a draft. Errors stop a launch; warnings are things that AWS may refuse. */
export interface Issue<Field extends string = string> {
  readonly field: Field;
  readonly severity: 'error' | 'warning';
  /** Stable, for tests and for branching; the message may be reworded. */
  readonly code: string;
  /** One sentence: what is wrong and how to put it right. */
  readonly message: string;
}

/**
 * One thing that AWS can export: what a form may hold, which rules it must meet, the request it
 * becomes and the sentence that says so. Pure: the webview asks it for instant feedback, the host
 * asks the same for the word that counts.
 */
export interface Kind<Id extends string, Draft, Facts, Request, Field extends string> {
  readonly id: Id;
  readonly service: Service;
  /** A draft with everything filled that can be known; `token` is fresh. */
  draft(facts: Facts, token: string): Draft;
  /** A draft that asks for the same again, with a new token and what no longer holds left out. */
  again(request: Request, facts: Facts, token: string): Draft;
  check(draft: Draft, facts: Facts): readonly Issue<Field>[];
  /** Exactly what is sent, in AWS's own names. Only meaningful when `check` has no error. */
  request(draft: Draft, facts: Facts): Request;
  /** What will happen, in one sentence. */
  sentence(draft: Draft, facts: Facts): string;
}
