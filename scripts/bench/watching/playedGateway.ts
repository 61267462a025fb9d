import { ExportError } from '../../../src/core/errors.ts';
import type { JobReport, JobSummary } from '../../../src/core/jobs/job.ts';
import { groupBy } from '../../../src/core/lib/groupBy.ts';
import type { Page } from '../../../src/core/page.ts';
import type { Clock, ExportGateway } from '../../../src/core/ports.ts';
import type { Plan, PlannedKind, Run } from './plan.ts';

/** Rows a call, as AWS gives them. */
const pageSizes: Readonly<Record<PlannedKind, number>> = {
  'dynamodb-table': 25,
  'rds-database': 100,
};

/** AWS as a plan says it goes. It answers at once, and counts what it is asked. */
export class PlayedGateway implements ExportGateway {
  readonly kind: PlannedKind;
  calls = 0;
  readonly #clock: Clock;
  readonly #all: readonly Run[];
  readonly #bySource: ReadonlyMap<string, readonly Run[]>;
  readonly #byArn: ReadonlyMap<string, Run>;

  constructor({ kind, runs, past }: Plan, clock: Clock) {
    this.kind = kind;
    this.#clock = clock;
    // Source after source, and the newest of each first: so does DynamoDB.
    this.#all = [...runs, ...past].sort((a, b) => (a.arn < b.arn ? 1 : -1));
    this.#bySource = groupBy(this.#all, ({ source }) => source.arn);
    this.#byArn = new Map(this.#all.map((run) => [run.arn, run]));
  }

  /** Of a run that has begun. */
  summary(run: Run): JobSummary {
    const report = this.#report(run);
    const { kind, arn, source, state, exportType, startedAt = 0 } = report;
    const listed = { kind, arn, source, state, exportType, startedAt };
    return kind === 'rds-database' ? { ...listed, report } : listed;
  }

  list(sourceArn?: string, next = '0'): Promise<Page<JobSummary>> {
    this.calls += 1;
    const rows = sourceArn === undefined ? this.#all : (this.#bySource.get(sourceArn) ?? []);
    const items: JobSummary[] = [];
    let index = Number(next);
    for (; index < rows.length && items.length < pageSizes[this.kind]; index += 1) {
      const run = rows[index];
      if (run && run.startedAt <= this.#clock.now()) items.push(this.summary(run));
    }
    const hasMore = rows.slice(index).some((run) => run.startedAt <= this.#clock.now());
    return Promise.resolve(hasMore ? { items, next: String(index) } : { items });
  }

  describe(arn: string): Promise<JobReport> {
    this.calls += 1;
    const run = this.#byArn.get(arn);
    if (run === undefined) return Promise.reject(new ExportError('export-not-found'));
    return Promise.resolve(this.#report(run));
  }

  start(): Promise<JobReport> {
    return Promise.reject(new Error('Nothing is started here.'));
  }

  #report({ arn, source, startedAt, endsAt }: Run): JobReport {
    const known = { kind: this.kind, arn, source, exportType: 'full', startedAt };
    return this.#clock.now() < endsAt
      ? { ...known, state: 'running' }
      : { ...known, state: 'completed', endedAt: endsAt };
  }
}
