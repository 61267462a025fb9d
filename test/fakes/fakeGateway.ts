import { ExportError } from '../../src/core/errors.ts';
import type { JobReport, JobSummary } from '../../src/core/jobs/job.ts';
import type { KindId, Repeat } from '../../src/core/kinds/kind.ts';
import { jobKinds } from '../../src/core/kinds/jobKinds.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import { sameJson } from '../../src/core/lib/json.ts';
import type { Page } from '../../src/core/page.ts';
import type { Clock, ExportGateway } from '../../src/core/ports.ts';
import { firstReport } from './firstReport.ts';

type Operation = 'start' | 'list' | 'describe' | 'cancel';

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

/**
 * AWS's jobs of one kind as far as core can tell: tokens and what else keeps doubles away, pages,
 * lists that forget, and faults to order.
 */
export class FakeGateway implements ExportGateway {
  readonly kind: KindId;
  /** Every call that was made, by operation. */
  readonly calls: Operation[] = [];
  pageSize = 25;
  readonly #clock: Clock;
  #entries: readonly Entry[] = [];
  #faults: readonly Fault[] = [];

  constructor(clock: Clock, kind: KindId = 'dynamodb-table') {
    this.#clock = clock;
    this.kind = kind;
  }

  /** All jobs, newest first. */
  exports(): readonly JobReport[] {
    return this.#entries.map(({ report }) => report).sort(newestFirst);
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

  /** A job that somebody else started. */
  add(report: JobReport): void {
    this.#entries = [...this.#entries, { report, listed: true }];
  }

  end(arn: string, changes: Partial<JobReport> = {}): void {
    this.change(arn, { state: 'completed', endedAt: this.#clock.now(), ...changes });
  }

  /** What AWS says of a job from now on. */
  change(arn: string, changes: Partial<JobReport>): void {
    this.#alter(arn, ({ report, ...rest }) => ({ ...rest, report: { ...report, ...changes } }));
  }

  /** The job leaves the lists, as when its table is deleted. */
  unlist(arn: string): void {
    this.#alter(arn, (entry) => ({ ...entry, listed: false }));
  }

  /** AWS knows nothing of the job any more. */
  forget(arn: string): void {
    this.#entries = this.#entries.filter(({ report }) => report.arn !== arn);
  }

  start(request: ExportRequest): Promise<JobReport> {
    return this.#call('start', () => {
      const known = this.#entries.find((entry) => this.#stands(entry, request));
      if (known === undefined) return this.#begin(request);
      if (this.#repeat !== 'same') throw new ExportError('identifier-in-use');
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
        .sort(sourceArn === undefined && this.kind === 'dynamodb-table' ? byTable : newestFirst);
      const page = all.slice(from, from + this.pageSize);
      const items = page.map((report) => toSummary(report, this.#repeat));
      const end = from + items.length;
      return end < all.length ? { items, next: String(end) } : { items };
    });
  }

  describe(arn: string): Promise<JobReport> {
    return this.#call('describe', () => this.#known(arn));
  }

  /** As RDS does it: what is written stays, and the end comes later. */
  cancel(arn: string): Promise<JobReport> {
    return this.#call('cancel', () => {
      if (this.#known(arn).state !== 'running') throw new ExportError('export-ended');
      this.change(arn, { state: 'canceling' });
      return this.#known(arn);
    });
  }

  get #repeat(): Repeat {
    return jobKinds[this.kind].repeat;
  }

  #known(arn: string): JobReport {
    const entry = this.#entries.find(({ report }) => report.arn === arn);
    if (entry === undefined) throw new ExportError('export-not-found');
    return entry.report;
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

  /** Whether a job stands in the way of a request, by what its kind tells doubles by. */
  #stands({ request, report }: Entry, asked: ExportRequest): boolean {
    if (request === undefined || this.#repeat === 'another') return false;
    if (this.#repeat === 'refused') return report.name === firstReport(asked, 0).name;
    const age = this.#clock.now() - (report.startedAt ?? 0);
    return request.token === asked.token && age < tokenLife;
  }

  #begin(request: ExportRequest): JobReport {
    const report = firstReport(request, this.#clock.now());
    this.#entries = [...this.#entries, { request, report, listed: true }];
    return report;
  }

  #alter(arn: string, change: (entry: Entry) => Entry): void {
    this.#entries = this.#entries.map((entry) =>
      entry.report.arn === arn ? change(entry) : entry,
    );
  }
}

/** RDS and ListBackups tell all in their lists, the others only how it stands. */
function toSummary(report: JobReport, repeat: Repeat): JobSummary {
  const { kind, arn, source, state, exportType, startedAt } = report;
  return {
    ...{ kind, arn, source, state, exportType },
    ...(startedAt !== undefined && { startedAt }),
    ...(repeat !== 'same' && { report }),
  };
}

/** DynamoDB lists the exports of all tables table by table. */
function byTable(a: JobReport, b: JobReport): number {
  if (a.source.arn === b.source.arn) return newestFirst(a, b);
  return a.source.arn < b.source.arn ? -1 : 1;
}

function newestFirst(a: JobReport, b: JobReport): number {
  const difference = (b.startedAt ?? 0) - (a.startedAt ?? 0);
  return difference === 0 ? (a.arn < b.arn ? 1 : -1) : difference;
}
