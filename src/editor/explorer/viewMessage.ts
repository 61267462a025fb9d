import type { ExportError } from '../../core/errors.ts';
import { explainPause } from '../../core/insight/pause.ts';
import { describeFilter, isFiltering, type ViewFilter } from './viewFilter.ts';

/** What stands above the exports: why they are not watched, and what the filter leaves. */
export function viewMessage(filter: ViewFilter, problem: ExportError | undefined): string {
  return [
    ...(problem === undefined ? [] : [explainPause(problem).sentence]),
    ...(isFiltering(filter) ? [`Only ${describeFilter(filter)}`] : []),
  ].join(' ');
}
