import { sameConnection } from '../../core/connection.ts';
import { formatElapsed } from '../../core/format/text.ts';
import { describeReport } from '../../core/insight/describe.ts';
import type { JobState } from '../../core/jobs/job.ts';
import type { ExportEntry } from './entries.ts';
import type { ExportNode } from './nodes.ts';
import type { Row, RowIcon } from './row.ts';

/** An export: under its table by type, among the recent ones by the table's name. */
export function exportRow(node: ExportNode, now: number): Row {
  const { entry, here, parent, id } = node;
  const { source, exportType, connection } = entry;
  const became = describeEntry(entry, now);
  const elsewhere = sameConnection(connection, here)
    ? []
    : [`${connection.profile} · ${connection.region}`];
  return {
    id,
    label: parent === undefined ? source.name : capitalized(exportType),
    description: [...(parent === undefined ? [exportType] : []), became, ...elsewhere].join(' · '),
    icon: icons[entry.state],
    contextValue: exportFlags(entry),
    expands: 'never',
    accessibilityLabel: [`${source.name}, ${exportType} export`, became, ...elsewhere]
      .join(', ')
      .replaceAll(' · ', ', '),
  };
}

/** What became of an export by `now`: `running · 3 min`, `completed · 2 h · 1,204 items`. */
export function describeEntry(entry: ExportEntry, now: number): string {
  const { arn, state, startedAt, report } = entry;
  if (arn !== undefined && isToldByAws(state)) {
    // A list may know of the end before the report does.
    return describeReport(report?.state === state ? report : { ...entry, arn, state }, now);
  }
  const elapsed = startedAt === undefined ? [] : [formatElapsed(now - startedAt)];
  return [stateWords[state], ...elapsed].join(' · ');
}

/** What an export can be asked for, as the menus name it. */
export function exportFlags(entry: ExportEntry): string {
  const { state, exportType, arn } = entry;
  const ended = state === 'completed' || state === 'failed' || state === 'rejected';
  const flags: readonly (readonly [flag: string, isSet: boolean])[] = [
    ['export', true],
    [state, true],
    ['manifest', state === 'completed'],
    ['again', ended && (exportType === 'full' || exportType === 'incremental')],
    ['arn', arn !== undefined],
    ['console', arn !== undefined],
  ];
  return flags.flatMap(([flag, isSet]) => (isSet ? [flag] : [])).join(' ');
}

/** The state of an export in the words that every view uses. */
export const stateWords: Readonly<Record<JobState, string>> = {
  launching: 'starting',
  unconfirmed: 'being checked',
  rejected: 'refused',
  running: 'running',
  completed: 'completed',
  failed: 'failed',
};

const icons: Readonly<Record<JobState, RowIcon>> = {
  launching: { id: 'sync~spin' },
  unconfirmed: { id: 'question', color: 'list.warningForeground' },
  rejected: { id: 'circle-slash', color: 'list.errorForeground' },
  running: { id: 'sync~spin', color: 'charts.blue' },
  completed: { id: 'pass', color: 'testing.iconPassed' },
  failed: { id: 'error', color: 'testing.iconFailed' },
};

function isToldByAws(state: JobState): state is 'running' | 'completed' | 'failed' {
  return state === 'running' || state === 'completed' || state === 'failed';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
