import { formatMoment } from '../../format/moment.ts';
import type { Finding } from '../../grammar/finding.ts';
import type { TimeWindow } from '../../grammar/window.ts';
import type { TableExportDraft, TableExportFacts } from '../tableExport.ts';
import { restorableNow, timeOf } from './exportWindow.ts';

/** Whether the chosen moment can be exported; outside the window AWS answers InvalidExportTime. */
export function momentFinding(
  draft: TableExportDraft,
  facts: TableExportFacts,
): Finding | undefined {
  if (draft.exportType !== 'full' || draft.timeMode === 'latest') return undefined;
  if (draft.moment === null || !Number.isFinite(draft.moment)) return unreadable(draft.momentText);
  const now = timeOf(facts);
  const window = restorableNow(facts);
  // With recovery off there is no window, and the table's own finding says what to do.
  if (window === undefined) return undefined;
  if (window.earliest > window.latest) return emptyFinding();
  return draft.moment > window.latest
    ? lateFinding(draft.moment, window, now)
    : earlyFinding(draft.moment, window, facts.table.createdAt);
}

function unreadable(text: string): Finding {
  return text === ''
    ? error('moment-missing', 'Type a date and time, or choose the latest moment.')
    : error('moment-unreadable', 'Write date and time like 2026-11-21 12:00:00.');
}

function emptyFinding(): Finding {
  const message =
    'Choose the latest moment: point-in-time recovery was just turned on and has no history yet.';
  return error('moment-no-history', message);
}

function lateFinding(moment: number, { latest }: TimeWindow, now: number): Finding {
  if (moment > now) {
    const message = `Choose the latest moment or one up to ${formatMoment(latest)}: this one is in the future.`;
    return error('moment-future', message);
  }
  const message = `Choose the latest moment or one up to ${formatMoment(latest)}: AWS restores up to about 5 minutes ago.`;
  return error('moment-too-late', message);
}

function earlyFinding(
  moment: number,
  { earliest }: TimeWindow,
  createdAt: number | undefined,
): Finding | undefined {
  if (moment >= earliest) return undefined;
  if (createdAt !== undefined && moment < createdAt) {
    const message = `Choose ${formatMoment(earliest)} or later: the table was created at ${formatMoment(createdAt)}.`;
    return error('moment-before-table', message);
  }
  const message = `Choose ${formatMoment(earliest)} or later: point-in-time recovery reaches back to then.`;
  return error('moment-too-early', message);
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}
