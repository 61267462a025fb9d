import type { JSX } from 'preact';
import { formatMoment } from '../../../core/format/moment.ts';
import { formatElapsed } from '../../../core/format/text.ts';
import { longestWindow, restorableNow } from '../../../core/kinds/tableExport/exportWindow.ts';
import { Line } from '../../views/line.tsx';
import { sentWindow } from './window.ts';
import type { TableProps } from './shape.ts';

/** What the chosen window comes to by both clocks, and what can be chosen at all. */
export function WindowTimes({ form, derived }: TableProps): JSX.Element {
  const { facts } = derived;
  const window = sentWindow(form, facts);
  const bounds = restorableNow(facts);
  // The fields of exact times say themselves what they come to.
  const preset = form.draft.windowMode === 'exact' ? undefined : window;
  return (
    <dl class="lines times">
      {preset !== undefined && (
        <>
          <Line name="From">{formatMoment(preset.from)}, inclusive</Line>
          <Line name="To">{formatMoment(preset.to)}, exclusive</Line>
        </>
      )}
      {window !== undefined && window.to > window.from && (
        <Line name="Length">{lengthText(window.to - window.from)}</Line>
      )}
      {bounds !== undefined && (
        <Line name="Restorable">
          {formatMoment(bounds.earliest)} to {formatMoment(bounds.latest)}
        </Line>
      )}
    </dl>
  );
}

/** AWS counts windows in hours: the longest has 24 of them and is not called a day. */
function lengthText(length: number): string {
  return length === longestWindow ? '24 h' : formatElapsed(length);
}
