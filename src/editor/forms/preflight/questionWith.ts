import type { Finding } from '../../../core/preflight/finding.ts';
import type { Question } from '../../ask.ts';

/**
 * The question before a launch with what the preflight found. Certain failures come first, each by
 * itself, and then Enter alone is no consent.
 */
export function questionWith(question: Question, findings: readonly Finding[]): Question {
  const fails = findings.filter(({ verdict }) => verdict === 'fail').map(lineOf);
  const warnings = findings
    .filter(({ verdict }) => verdict === 'warn')
    .map((finding) => `Warning: ${lineOf(finding)}`);
  const detail = [...above(fails), question.detail, ...below(warnings)].join('\n');
  if (fails.length === 0) return { ...question, detail };
  return {
    ...question,
    message: `This will fail as it stands. ${question.message}`,
    detail,
    action: 'Start Anyway',
    refusal: 'Do Not Start',
    isRisky: true,
  };
}

function lineOf({ looked, found, fix }: Finding): string {
  return [`${looked}: ${found}`, ...(fix === undefined ? [] : [fix.text])].join(' ');
}

const above = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [...lines, ''];

const below = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', ...lines];
