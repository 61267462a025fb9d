import { restorableWindow } from '../../../grammar/window.ts';
import type { Check, Looks, Subject } from '../../../preflight/check.ts';
import { shellFix } from '../../../preflight/checks/shell.ts';
import { fail, pass, unknown, type Found } from '../../../preflight/found.ts';
import type { CancelSignal } from '../../../ports.ts';
import type { Recovery } from '../../../sources.ts';
import type { ExportTableRequest } from '../../tableExport.ts';
import { timeFound } from './times.ts';

/** Whether point-in-time recovery is on, and reaches what is asked for. */
export function recoveryChecks(subject: Subject<ExportTableRequest>): readonly Check[] {
  const { source, input } = subject;
  const isFull = input.ExportType === 'FULL_EXPORT';
  const time: Check = {
    ...{ id: 'export-time', looked: isFull ? 'Moment of the export' : 'Window of the export' },
    field: isFull ? 'moment' : 'window',
    find: async (...look) => windowFound(subject, await recoveryOf(subject, ...look)),
  };
  return [
    {
      ...{ id: 'table-recovery', looked: `Point-in-time recovery of ${source.name}` },
      field: 'table',
      find: async (...look) => recoveryFound(subject, await recoveryOf(subject, ...look)),
    },
    ...(isFull && input.ExportTime === undefined ? [] : [time]),
  ];
}

function recoveryOf(
  { source }: Subject<ExportTableRequest>,
  { tables }: Looks,
  signal: CancelSignal,
): Promise<Recovery> {
  return tables.describeRecovery(source.name, signal);
}

const unseen: Found = {
  ...unknown(
    'This profile may not see whether point-in-time recovery is on.',
    'Ask who manages the account to allow dynamodb:DescribeContinuousBackups.',
  ),
  permission: 'dynamodb:DescribeContinuousBackups',
};

function recoveryFound({ source, connection }: Subject<ExportTableRequest>, recovery: Recovery) {
  if (recovery.status === 'unknown') return unseen;
  if (recovery.status === 'on') return pass('It is on.');
  const words = `dynamodb update-continuous-backups --table-name ${source.name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`;
  return fail(
    'It is off, and AWS exports only tables that have it.',
    shellFix('Turn it on; it costs money from then on.', connection, [words]),
  );
}

/** Undefined where recovery is off, which a check of its own tells. */
function windowFound(
  { input, facts }: Subject<ExportTableRequest>,
  recovery: Recovery,
): Found | undefined {
  if (recovery.status === 'unknown') return unseen;
  if (recovery.status === 'off') return undefined;
  // AWS's latest moment is about five minutes ago: without a clock that is as near as can be told.
  const now = facts.now ?? recovery.latest;
  const window = restorableWindow(recovery, now, now);
  return window === undefined ? unseen : timeFound(input, window, now);
}
