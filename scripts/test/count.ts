/** How many tests did what they should. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The part of vitest's JSON report that is counted. */
export interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export const oneFailure: Count = { passed: 0, failed: 1 };

export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** A file that failed before any of its tests ran counts as one failure. */
function countFile({ status, assertionResults }: Report['testResults'][number]): Count {
  const passed = assertionResults.filter((result) => result.status === 'passed').length;
  const failed = assertionResults.length - passed;
  return { passed, failed: status === 'failed' && failed === 0 ? 1 : failed };
}

/**
 * Counts a floor's report. A test that was skipped did not prove anything and counts as failed, as
 * does a floor without a single test.
 */
export function countReport(report: Report): Count {
  const count = report.testResults.map(countFile).reduce(add, { passed: 0, failed: 0 });
  return count.passed + count.failed === 0 ? oneFailure : count;
}

/** The last line of `npm test`. */
export const lastLine = ({ passed, failed }: Count): string => `${passed} passed, ${failed} failed`;
