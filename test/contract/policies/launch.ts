import { isExportError } from '../../../src/core/errors.ts';
import type { EndedJob } from '../../../src/core/insight/explainEnd.ts';
import { databaseCauseOf } from '../../../src/core/kinds/databaseExport/cause.ts';
import type { JobReport } from '../../../src/core/jobs/job.ts';
import type { AwsAccess, ExportGateway } from '../../../src/core/ports.ts';
import { requestOf, type Scene } from './scene.ts';
import { duration, type Stage } from './stage.ts';

const day = 24 * 60 * 60_000;

/** How a launch went: `completes`, `start: access-denied`, `failed: S3AccessDenied`. */
export type Outcome = string;

/** Launches the job of a scene and does all with it that its policies are for. */
export async function course(stage: Stage, scene: Scene): Promise<Outcome> {
  const access = await stage.connect(scene);
  const gateway = access.exportsOf(scene.kind);
  let step = 'start';
  try {
    const { arn } = await start(stage, scene, gateway);
    step = 'list';
    await demandListed(gateway, scene, arn);
    step = 'describe';
    await gateway.describe(arn);
    stage.lab.standIn.clock.advance(2 * duration);
    const report = await gateway.describe(arn);
    if (report.state !== 'completed') return endOf(report);
    step = 'cancel';
    await cancelOne(stage, scene, gateway);
    return 'completes';
  } catch (error) {
    if (isExportError(error)) return `${step}: ${error.reason}`;
    throw error;
  }
}

/** Launches the job of a scene, and tells how it ended as the ledger would. */
export async function ended(stage: Stage, scene: Scene): Promise<EndedJob> {
  const access = await stage.connect(scene);
  const gateway = access.exportsOf(scene.kind);
  const job = { kind: scene.kind, source: scene.source, connection: access.connection };
  try {
    const { arn } = await start(stage, scene, gateway);
    const report = await lastReport(stage, gateway, arn);
    return { ...job, state: report.state, report };
  } catch (error) {
    if (!isExportError(error)) throw error;
    return { ...job, state: 'rejected', refusal: { reason: error.reason } };
  }
}

/** A job that has ended well, by its report. */
export async function completed(stage: Stage, scene: Scene, access: AwsAccess): Promise<JobReport> {
  const gateway = access.exportsOf(scene.kind);
  const { arn } = await start(stage, scene, gateway);
  return lastReport(stage, gateway, arn);
}

async function lastReport({ lab }: Stage, gateway: ExportGateway, arn: string): Promise<JobReport> {
  lab.standIn.clock.advance(2 * duration);
  return gateway.describe(arn);
}

/** Each on a day of its own, as some can be asked for only so often. */
function start({ lab }: Stage, scene: Scene, gateway: ExportGateway): Promise<JobReport> {
  const { clock } = lab.standIn;
  clock.advance(day);
  const now = clock.now();
  return gateway.start(requestOf(scene, { token: `token-${now}`, now }));
}

async function demandListed(gateway: ExportGateway, { source }: Scene, arn: string): Promise<void> {
  const { items } = await gateway.list(source.arn);
  if (items.some((one) => one.arn === arn)) return;
  throw new Error(`${arn} is not in the list.`);
}

/** Where AWS can be asked to stop one. */
async function cancelOne(stage: Stage, scene: Scene, gateway: ExportGateway): Promise<void> {
  if (gateway.cancel === undefined) return;
  const { arn } = await start(stage, scene, gateway);
  await gateway.cancel(arn);
}

function endOf(report: JobReport): Outcome {
  return `${report.state}: ${failureOf(report)}`;
}

/** Why a job did not end well: the reason of a refusal, the code or the cause of a failure. */
export function causeOf({ refusal, report }: EndedJob): string {
  return refusal?.reason ?? (report === undefined ? 'unknown' : failureOf(report));
}

function failureOf(report: JobReport): string {
  const cause = report.kind === 'rds-database' ? databaseCauseOf(report) : report.failure?.code;
  return cause ?? 'unknown';
}
