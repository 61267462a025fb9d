/** What a rule has to say about one text: AWS will refuse it (error) or may refuse it (warning). */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Stable, for tests and for branching; the message may be reworded. */
  readonly code: string;
  /** What is wrong and how to put it right. */
  readonly message: string;
}

/** A finding that comes with the test for it; lists of rules are read from the top. */
export interface Rule extends Finding {
  readonly broken: (text: string) => boolean;
}

/** The first rule of a list that a text breaks: one thing to put right at a time. */
export function firstBroken(rules: readonly Rule[], text: string): Finding | undefined {
  const rule = rules.find(({ broken }) => broken(text));
  return rule && { severity: rule.severity, code: rule.code, message: rule.message };
}
