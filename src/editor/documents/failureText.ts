import { connectionName } from '../../core/connection.ts';
import type { Remedy } from '../../core/doctor/remedy.ts';
import { formatMoment } from '../../core/format/moment.ts';
import { capitalized, oneLine } from '../../core/format/text.ts';
import { joinPrefix, s3Uri } from '../../core/grammar/s3.ts';
import type { EndedJob } from '../../core/insight/explainEnd.ts';
import { maybe, present, type Part } from '../../core/insight/parts.ts';
import type { JobState } from '../../core/jobs/job.ts';
import { replacementsIn } from '../../core/policy/placeholder.ts';
import type { Finding, Fix, Verdict } from '../../core/preflight/finding.ts';
import { canAskAgain } from '../explorer/exportFlags.ts';
import { nounOf } from '../jobs/words.ts';

/** All that is told of one failure. */
export interface Failure {
  readonly job: EndedJob;
  readonly remedy: Remedy;
  readonly findings: readonly Finding[];
  /** When it was looked at, epoch milliseconds. */
  readonly now: number;
}

/**
 * Why a job failed and how to mend that, as Markdown. What is to be pasted stands between fences in
 * the first column; all that others wrote stays on its line.
 */
export function failureText(failure: Failure): string {
  const { job, remedy } = failure;
  const { name } = job.source;
  const parts = [
    `# ${capitalized(nounOf(job.kind))} of ${line(name)}: ${outcomes[job.state] ?? 'what went wrong'}`,
    `**${line(remedy.cause)}** ${line(remedy.next)}`,
    rowsText(factsOf(job)),
    ...section('What AWS said', rowsText(saidOf(job))),
    ...section('What was looked at now', findingsText(failure)),
    ...fixesText(allFixes(failure)),
    ...againText(job),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const outcomes: Readonly<Partial<Record<JobState, string>>> = {
  failed: 'why it failed',
  rejected: 'why it was not started',
  completed: 'what AWS warns of',
};

function factsOf({ connection, report, source }: EndedJob): readonly Part[] {
  const { arn, bucket, prefix, startedAt, endedAt } = report ?? {};
  return [
    ['Connection', connectionName(connection)],
    ['Source', source.arn],
    ['Destination', maybe(bucket, (name) => s3Uri(name, joinPrefix(prefix)))],
    ['Job', arn],
    ['Started', maybe(startedAt, formatMoment)],
    ['Ended', maybe(endedAt, formatMoment)],
  ];
}

function saidOf({ refusal, report }: EndedJob): readonly Part[] {
  const { failure, status, warning } = report ?? {};
  return [
    ['Status', status],
    ['Code', failure?.code],
    ['Message', failure?.message ?? refusal?.message],
    ['Warning', warning],
  ];
}

const verdicts: Readonly<Record<Verdict, string>> = {
  pass: 'Good',
  warn: 'Warning',
  fail: 'Wrong',
  unknown: 'Could not check',
};

function findingsText({ findings, now }: Failure): string {
  if (findings.length === 0) return '';
  const lines = findings.map(({ verdict, looked, found, fix, permission }) => {
    const about = `- **${verdicts[verdict]}** · ${line(looked)}:`;
    if (permission !== undefined) return `${about} This needs ${code(permission)}.`;
    // What is certain is said under what to do.
    const next = fix === undefined || verdict === 'fail' ? [] : [line(fix.text)];
    return [about, line(found), ...next].join(' ');
  });
  return [`At ${formatMoment(now)}:`, '', ...lines].join('\n');
}

/** What is certain comes first, then what belongs to the cause; each text to paste once. */
function allFixes({ remedy, findings }: Failure): readonly Fix[] {
  const known = new Set(remedy.fixes.map(({ paste }) => paste?.text));
  const certain = findings
    .filter(({ verdict }) => verdict === 'fail')
    .flatMap(({ fix }) => fix ?? [])
    .filter(({ paste }) => paste === undefined || !known.has(paste.text));
  return [...certain, ...remedy.fixes];
}

function fixesText(fixes: readonly Fix[]): readonly string[] {
  if (fixes.length === 0) return [];
  const all = fixes.map(({ paste }) => paste?.text ?? '').join();
  const replace = replacementsIn(all).map(
    ({ placeholder, meaning }) => `- Replace ${code(placeholder)} by ${meaning}.`,
  );
  return ['## What to do', replace.join('\n'), ...fixes.flatMap(fixText)];
}

function fixText({ text, paste }: Fix, index: number): readonly string[] {
  if (paste === undefined) return [`${index + 1}. ${line(text)}`];
  const fenced = ['```' + paste.language, paste.text, '```'].join('\n');
  return [`### ${index + 1}. ${line(paste.title)}`, line(text), fenced];
}

/** The heading is what “Fix and Export Again…” is offered for. */
function againText({ kind, report, state }: EndedJob): readonly string[] {
  const { exportType = 'full' } = report ?? {};
  if (state === 'completed' || !canAskAgain({ kind, exportType })) return [];
  return section(
    'Export again',
    'Choose “Fix and export again…” at the top: the form opens with the same request, ready to be sent anew.',
  );
}

const section = (title: string, text: string): readonly string[] =>
  text === '' ? [] : [`## ${title}`, text];

const rowsText = (parts: readonly Part[]): string =>
  present(parts)
    .map(({ label, value }) => `- ${label}: ${code(value)}`)
    .join('\n');

/** Longer than anything that AWS says. */
const longest = 4000;

const line = (text: string): string => oneLine(text, longest);

/** What others wrote, on one line and without what would end the code that it is in. */
function code(text: string): string {
  return `\`${line(text).replaceAll('`', "'")}\``;
}
