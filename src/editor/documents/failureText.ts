import { connectionName } from '../../core/connection.ts';
import type { Mend, Remedy } from '../../core/doctor/remedy.ts';
import { formatMoment } from '../../core/format/moment.ts';
import { capitalized, oneLine } from '../../core/format/text.ts';
import { joinPrefix, s3Uri } from '../../core/grammar/s3.ts';
import type { EndedJob } from '../../core/insight/explainEnd.ts';
import { maybe, present, type Part } from '../../core/insight/parts.ts';
import type { JobState } from '../../core/jobs/job.ts';
import { replacementsIn } from '../../core/policy/placeholder.ts';
import type { Finding, Fix, Verdict } from '../../core/preflight/finding.ts';
import { canAskAgain } from '../jobs/askAgain.ts';
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
    ...fixesText(failure),
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
    ['Code', failure?.code ?? refusal?.code],
    ['Message', failure?.message ?? refusal?.message],
    ['Request ID', refusal?.requestId],
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
  const lines = findings.map((finding) => {
    const { verdict, looked, found, fix, permission } = finding;
    const seen = permission === undefined ? line(found) : `This needs ${code(permission)}.`;
    // To have that permission allowed is no more than the line says.
    const isSaid = permission !== undefined && fix?.text.includes(permission) === true;
    const next = fix === undefined || isSaid || isBelow(finding) ? [] : [line(fix.text)];
    return [`- **${verdicts[verdict]}** · ${line(looked)}:`, seen, ...next].join(' ');
  });
  return [`At ${formatMoment(now)}:`, '', ...lines].join('\n');
}

/** Whether its fix is told under what to do: what is certain, and what there is to paste. */
const isBelow = ({ verdict, fix }: Finding): boolean =>
  verdict === 'fail' || fix?.paste !== undefined;

/** What is certain comes first, then what belongs to the cause, then what is likely. */
function allFixes({ remedy, findings }: Failure): readonly Mend[] {
  const known = new Set(remedy.fixes.map(({ paste }) => paste?.text));
  const found = findings
    .filter(isBelow)
    .flatMap(({ fix, verdict }) => (fix ? [{ fix, verdict }] : []));
  const certain = found.filter(({ verdict }) => verdict === 'fail').map(({ fix }) => fix);
  const likely = found.filter(({ verdict }) => verdict !== 'fail').map(({ fix }) => fix);
  const others = certain.filter(({ paste }) => paste === undefined || !known.has(paste.text));
  return once([...others, ...remedy.fixes, ...likely]);
}

/** Each text to paste once. */
function once(fixes: readonly Mend[]): readonly Mend[] {
  const texts = fixes.map(({ paste }) => paste?.text);
  return fixes.filter(({ paste }, index) => !paste || texts.indexOf(paste.text) === index);
}

/** What looks fine now comes last, and is kept: a look can be wrong, and some are only likely. */
function fixesText(failure: Failure): readonly string[] {
  const fixes = allFixes(failure);
  if (fixes.length === 0) return [];
  const fine = fixes.filter((fix) => looksFine(fix, failure));
  const others = fixes.filter((fix) => !fine.includes(fix));
  const texts = [...others, ...fine].map(fixText);
  const between = others.length > 0 ? 'Go on only if nothing above helps:' : tryFirst;
  return [
    '## What to do',
    replacementsText(fixes),
    ...texts.slice(0, others.length).flat(),
    ...(fine.length > 0 ? [`**What these change looked fine just now.** ${between}`] : []),
    ...texts.slice(others.length).flat(),
  ];
}

const tryFirst = 'Try again first, and go on only if that fails:';

function looksFine({ check }: Mend, { findings }: Failure): boolean {
  return findings.some(({ id, verdict }) => id === check && verdict === 'pass');
}

function replacementsText(fixes: readonly Fix[]): string {
  const all = fixes.map(({ paste }) => paste?.text ?? '').join();
  return replacementsIn(all)
    .map(({ placeholder, meaning }) => `- Replace ${code(placeholder)} by ${meaning}.`)
    .join('\n');
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
