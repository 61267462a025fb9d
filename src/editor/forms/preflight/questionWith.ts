import type { Finding } from '../../../core/preflight/finding.ts';
import type { Question } from '../../ask.ts';

/**
 * The question before a launch with what the preflight found. Certain failures come first, each by
 * itself, and then Enter alone is no consent: it leads back to the form, to the first of them.
 */
export function questionWith(question: Question, findings: readonly Finding[]): Question {
  const fails = findings.filter(({ verdict }) => verdict === 'fail').map(lineOf);
  const warnings = findings
    .filter(({ verdict }) => verdict === 'warn')
    .map((finding) => `Warning: ${lineOf(finding)}`);
  const below = [...warnings, ...unchecked(findings)];
  const detail = [...above(fails), question.detail, ...apart(below)].join('\n');
  if (fails.length === 0) return { ...question, detail };
  return {
    ...question,
    message: `This will fail as it stands. ${question.message}`,
    detail,
    action: 'Start Anyway',
    refusal: 'Show in Form',
    isRisky: true,
  };
}

function lineOf({ looked, found, fix }: Finding): string {
  return [`${looked}: ${found}`, ...(fix === undefined ? [] : [fix.text])].join(' ');
}

const above = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [...lines, ''];

const apart = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', ...lines];

/** As many as a line has room for; the form has all of them. */
const mostNamed = 2;

/** Nobody should take for passed what could not be looked at. */
function unchecked(findings: readonly Finding[]): readonly string[] {
  const names = findings.filter(({ verdict }) => verdict === 'unknown').map(({ looked }) => looked);
  if (names.length === 0) return [];
  const named = [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ['…'] : [])];
  return [`Could not be checked: ${names.length} of ${findings.length} (${named.join(', ')})`];
}
