import { ExportError } from '../../src/core/errors.ts';
import type { JobReport, JobSummary } from '../../src/core/jobs/job.ts';
import { tokenOf } from '../../src/core/jobs/transitions.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { ExportTableRequest } from '../../src/core/kinds/tableExport.ts';
import { sameJson } from '../../src/core/lib/json.ts';
import type { Page } from '../../src/core/page.ts';
import type { Clock, ExportGateway } from '../../src/core/ports.ts';
import { aReport, aTable } from './samples.ts';

type Operation = 'start' | 'list' | 'describe';

interface Fault {
  readonly operation: Operation;
  readonly error: Error;
  /** Whether AWS does what it was asked before the answer is lost. */
  readonly after: boolean;
}

interface Entry {
  readonly request?: ExportRequest;
  readonly report: JobReport;
  readonly listed: boolean;
}

const tokenLife = 8 * 3_600_000;

/** AWS's exports as far as core can tell: tokens, pages, lists that forget, and faults to order. */
export class FakeGateway implements ExportGateway {
  readonly service = 'dynamodb';
  /** Every call that was made, by operation. */
  readonly calls: Operation[] = [];
  pageSize = 25;
  readonly #clock: Clock;
  #entries: readonly Entry[] = [];
  #faults: readonly Fault[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** All exports, newest first. */
  exports(): readonly JobReport[] {
    return this.#entries.map(({ report }) => report).sort(byArnDescending);
  }

  count(operation: Operation): number {
    return this.calls.filter((call) => call === operation).length;
  }

  /** The next call of `operation` fails instead; said twice, the next two. */
  fail(operation: Operation, error: Error): void {
    this.#faults = [...this.#faults, { operation, error, after: false }];
  }

  /** The next call of `operation` is carried out, but its answer is lost. */
  cutAfter(operation: Operation): void {
    const error = new ExportError('network', { maybeDone: true });
    this.#faults = [...this.#faults, { operation, error, after: true }];
  }

  /** An export that somebody else started. */
  add(report: JobReport): void {
    this.#entries = [...this.#entries, { report, listed: true }];
  }

  end(arn: string, changes: Partial<JobReport> = {}): void {
    const endedAt = this.#clock.now();
    this.#alter(arn, ({ report, ...rest }) => {
      return { ...rest, report: { ...report, state: 'completed', endedAt, ...changes } };
    });
  }

  /** The export leaves the lists, as when its table is deleted. */
  unlist(arn: string): void {
    this.#alter(arn, (entry) => ({ ...entry, listed: false }));
  }

  /** AWS knows nothing of the export any more. */
  forget(arn: string): void {
    this.#entries = this.#entries.filter(({ report }) => report.arn !== arn);
  }

  start(request: ExportRequest): Promise<JobReport> {
    return this.#call('start', () => {
      const known = this.#entries.find((entry) => this.#holds(entry, request));
      if (known === undefined) return this.#begin(request);
      if (!sameJson(known.request, request)) throw new ExportError('token-conflict');
      return known.report;
    });
  }

  list(sourceArn?: string, next?: string): Promise<Page<JobSummary>> {
    return this.#call('list', () => {
      const from = Number(next ?? 0);
      const all = this.#entries
        .filter(
          ({ listed, report }) => listed && report.source.arn === (sourceArn ?? report.source.arn),
        )
        .map(({ report }) => report)
        .sort(byArnDescending);
      const items = all.slice(from, from + this.pageSize).map(toSummary);
      const end = from + items.length;
      return end < all.length ? { items, next: String(end) } : { items };
    });
  }

  describe(exportArn: string): Promise<JobReport> {
    return this.#call('describe', () => {
      const entry = this.#entries.find(({ report }) => report.arn === exportArn);
      if (entry === undefined) throw new ExportError('export-not-found');
      return entry.report;
    });
  }

  async #call<T>(operation: Operation, action: () => T): Promise<T> {
    this.calls.push(operation);
    await Promise.resolve();
    const fault = this.#faults.find((one) => one.operation === operation);
    this.#faults = this.#faults.filter((one) => one !== fault);
    if (fault?.after === false) throw fault.error;
    const answer = action();
    if (fault !== undefined) throw fault.error;
    return answer;
  }

  #holds({ request, report }: Entry, { input }: ExportRequest): boolean {
    const age = this.#clock.now() - (report.startedAt ?? 0);
    return request !== undefined && tokenOf(request) === input.ClientToken && age < tokenLife;
  }

  #begin(request: ExportRequest): JobReport {
    const source = aTable(request.input.TableArn.split('/')[1] ?? '');
    const report = {
      ...aReport(source, this.#clock.now(), tokenOf(request)),
      ...partOf(request.input),
    };
    this.#entries = [...this.#entries, { request, report, listed: true }];
    return report;
  }

  #alter(arn: string, change: (entry: Entry) => Entry): void {
    this.#entries = this.#entries.map((entry) =>
      entry.report.arn === arn ? change(entry) : entry,
    );
  }
}

const toSummary = ({ arn, source, state, exportType, startedAt }: JobReport): JobSummary => ({
  ...{ arn, source, state, exportType },
  ...(startedAt !== undefined && { startedAt }),
});

/** What a report tells of a request beyond a full export of everything. */
function partOf(input: ExportTableRequest): Partial<JobReport> {
  const { IncrementalExportSpecification: increment, FilterSpecification: filter } = input;
  return {
    ...(increment && {
      exportType: 'incremental',
      window: {
        from: Date.parse(increment.ExportFromTime),
        to: Date.parse(increment.ExportToTime),
        viewType: increment.ExportViewType,
      },
    }),
    ...(filter && { filtered: true, filter }),
  };
}

const byArnDescending = (a: JobReport, b: JobReport) => (a.arn < b.arn ? 1 : -1);
