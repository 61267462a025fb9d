import { connectionName, sameConnection, type Connection } from '../../core/connection.ts';
import { capitalized, formatElapsed } from '../../core/format/text.ts';
import { describeReport } from '../../core/insight/describe.ts';
import { remainingText } from '../../core/insight/estimate.ts';
import { explainWarning } from '../../core/insight/exportWarning.ts';
import { joined } from '../../core/insight/parts.ts';
import type { JobState, ReportedState } from '../../core/jobs/job.ts';
import { jobFaces } from '../jobs/faces/registry.ts';
import { nounOf, stateWords } from '../jobs/words.ts';
import type { ExportEntry } from './entries.ts';
import { exportFlags } from './exportFlags.ts';
import type { ExportNode } from './nodes.ts';
import type { Row, RowIcon } from './row.ts';

/** An export: under its source by type, among the recent ones by the name of the source. */
export function exportRow(node: ExportNode, now: number): Row {
  const { entry, among, parent, id } = node;
  const { source, exportType, connection } = entry;
  const became = describeEntry(entry, now);
  const whose = nameAmong(connection, among);
  const inFull = whose && connectionName(connection);
  const type = typeWords(entry);
  return {
    id,
    label: parent === undefined ? source.name : capitalized(exportType),
    description: joined([parent === undefined ? type : undefined, became, whose]),
    icon: iconOf(entry),
    contextValue: exportFlags(entry),
    expands: 'never',
    accessibilityLabel: joined([
      `${source.name}, ${spokenType(entry, type)}`,
      became,
      inFull,
    ]).replaceAll(' · ', ', '),
  };
}

/** As much of the name as tells it from the others: a narrow sidebar cuts off what is longer. */
function nameAmong(connection: Connection, among: readonly Connection[]): string | undefined {
  const others = among.filter((one) => !sameConnection(one, connection));
  const isInSight = others.length < among.length;
  if (isInSight && others.length === 0) return undefined;
  const isTold = isInSight && others.every(({ profile }) => profile !== connection.profile);
  return isTold ? connection.profile : connectionName(connection);
}

/** What became of an export by `now`: `running · 3 min`, `completed · 2 h · 1,204 items`. */
export function describeEntry(entry: ExportEntry, now: number): string {
  const { arn, state, startedAt, estimatedEnd } = entry;
  if (arn !== undefined && isReported(state)) {
    const remaining = state === 'running' ? remainingText(estimatedEnd, now) : undefined;
    return joined([describeReport({ ...entry, arn, state }, now), remaining]);
  }
  const elapsed = startedAt === undefined ? [] : [formatElapsed(now - startedAt)];
  return [stateWords[state], ...elapsed].join(' · ');
}

/**
 * The type of an export, with the service where it is not the one that most exports are of. There
 * `full` goes without saying: a narrow sidebar has room for what became of it.
 */
export function typeWords({ kind, exportType }: Pick<ExportEntry, 'kind' | 'exportType'>): string {
  const { service } = jobFaces[kind];
  if (service === undefined) return exportType;
  return exportType === 'full' ? service : `${service} ${exportType}`;
}

/** “full export”, and of a backup only that. */
function spokenType({ kind }: ExportEntry, type: string): string {
  const noun = nounOf(kind);
  return type === noun ? type : `${type} ${noun}`;
}

function iconOf({ state, report }: ExportEntry): RowIcon {
  const isWarning = state === 'completed' && explainWarning(report?.warning) !== undefined;
  return isWarning ? { id: 'warning', color: 'list.warningForeground' } : icons[state];
}

const icons: Readonly<Record<JobState, RowIcon>> = {
  launching: { id: 'sync~spin' },
  unconfirmed: { id: 'question', color: 'list.warningForeground' },
  rejected: { id: 'circle-slash', color: 'list.errorForeground' },
  running: { id: 'sync~spin', color: 'charts.blue' },
  canceling: { id: 'loading~spin' },
  completed: { id: 'pass', color: 'testing.iconPassed' },
  failed: { id: 'error', color: 'testing.iconFailed' },
  canceled: { id: 'stop-circle' },
  unwatched: { id: 'eye-closed' },
};

/** States that only the ledger knows of. */
const ofOurs: ReadonlySet<JobState> = new Set([
  'launching',
  'unconfirmed',
  'rejected',
  'unwatched',
]);

function isReported(state: JobState): state is ReportedState {
  return !ofOurs.has(state);
}
