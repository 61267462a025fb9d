import { formatMoment } from '../../../format/moment.ts';
import type { TimeWindow } from '../../../grammar/window.ts';
import { fail, pass, unknown, warn, type Found } from '../../../preflight/found.ts';
import type { ExportTableRequest, IncrementalWindow } from '../../tableExport.ts';
import { longestWindow, shortestWindow } from '../exportWindow.ts';

/** Whether recovery reaches the times of a request: "Requesting a table export in DynamoDB". */
export function timeFound(
  { ExportTime: moment, IncrementalExportSpecification: span }: ExportTableRequest,
  window: TimeWindow,
  now: number,
): Found {
  if (span !== undefined) return spanFound(span, window, now);
  return moment === undefined
    ? unknown('The request has no window.', 'Choose the beginning and the end.')
    : momentFound(Date.parse(moment), window);
}

function momentFound(moment: number, { earliest, latest }: TimeWindow): Found {
  if (moment >= earliest && moment <= latest) {
    return pass(`Point-in-time recovery reaches ${formatMoment(moment)}.`);
  }
  return fail(
    `${formatMoment(moment)} is not between ${formatMoment(earliest)} and ${formatMoment(latest)}, which point-in-time recovery reaches.`,
    'Choose a moment in between, or the latest one.',
  );
}

function spanFound(
  { ExportFromTime, ExportToTime }: IncrementalWindow,
  window: TimeWindow,
  now: number,
): Found {
  const from = Date.parse(ExportFromTime);
  const to = Date.parse(ExportToTime);
  return lengthFound(to - from) ?? reachFound(from, to, { ...window, now });
}

function lengthFound(length: number): Found | undefined {
  if (length >= shortestWindow && length <= longestWindow) return undefined;
  return fail(
    'The window is not between 15 minutes and 24 hours long.',
    'Choose another beginning or end.',
  );
}

function reachFound(
  from: number,
  to: number,
  { now, ...window }: TimeWindow & { readonly now: number },
): Found {
  if (from < window.earliest) {
    return fail(
      `The window begins before ${formatMoment(window.earliest)}, and point-in-time recovery reaches back only to then.`,
      'Choose a later beginning.',
    );
  }
  if (to > now) return fail('The window ends in the future.', 'Choose an earlier end.');
  if (to <= window.latest) {
    const [first, last] = [formatMoment(window.earliest), formatMoment(window.latest)];
    return pass(`Point-in-time recovery reaches from ${first} to ${last}.`);
  }
  return warn(
    `The window ends after ${formatMoment(window.latest)}, up to which AWS restores for certain.`,
    'Choose an earlier end, or wait some minutes.',
  );
}
