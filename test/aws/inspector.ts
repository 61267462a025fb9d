/** Keeps what was wrong with the stand-in's own answers. */
export interface Inspector {
  readonly violations: readonly string[];
  /** Takes note of problems with an answer; in strict mode it throws, and nobody gets that answer. */
  readonly inspect: (problems: readonly string[]) => void;
  /** Takes note of a failure of the stand-in itself. */
  readonly report: (problem: string) => void;
}

/** An inspector without any violation yet. */
export function createInspector(strict: boolean): Inspector {
  const violations: string[] = [];
  return {
    violations,
    inspect(problems) {
      if (problems.length > 0 && strict) throw new Error(problems.join('; '));
      violations.push(...problems);
    },
    report(problem) {
      violations.push(problem);
    },
  };
}
