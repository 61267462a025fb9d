import { jobKinds } from '../kinds/jobKinds.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import { boolean, maybe, number, oneOf, record, text, type Check } from '../lib/shape.ts';
import type { Job, JobState, ReportedState } from './job.ts';

const states = {
  launching: true,
  unconfirmed: true,
  rejected: true,
  running: true,
  canceling: true,
  completed: true,
  failed: true,
  canceled: true,
  unwatched: true,
} satisfies Record<JobState, true>;

const reported: readonly JobState[] = [
  'running',
  'canceling',
  'completed',
  'failed',
  'canceled',
] satisfies readonly ReportedState[];

const kind = oneOf(...Object.keys(jobKinds));

const source = record({
  service: oneOf(...Object.values(jobKinds).map(({ service }) => service)),
  arn: text,
  name: text,
});

const request: Check = (value) =>
  record({ kind, input: record({}), token: text })(value) && hasInput(value as ExportRequest);

const hasInput = ({ kind: id, input }: ExportRequest): boolean => jobKinds[id].isInput(input);

const report = record({
  kind,
  arn: text,
  source,
  state: oneOf(...reported),
  exportType: text,
  bucket: maybe(text),
  startedAt: maybe(number),
  endedAt: maybe(number),
  exportTime: maybe(number),
  window: maybe(record({ from: number, to: number, viewType: maybe(text) })),
  filtered: maybe(boolean),
  filter: maybe(record({})),
  prefix: maybe(text),
  manifestKey: maybe(text),
  itemCount: maybe(number),
  billedSizeBytes: maybe(number),
  failure: maybe(record({ code: text, message: maybe(text) })),
  name: maybe(text),
  percent: maybe(number),
  extractedGb: maybe(number),
  warning: maybe(text),
});

/** Older versions kept no more than the reason, and some messages. */
const refusal = record({
  reason: text,
  message: maybe(text),
  code: maybe(text),
  requestId: maybe(text),
});

const job = record({
  id: text,
  kind,
  connection: record({ profile: text, region: text }),
  source,
  state: oneOf(...Object.keys(states)),
  startedAt: number,
  sentAt: maybe(number),
  request: maybe(request),
  launcher: maybe(text),
  arn: maybe(text),
  report: maybe(report),
  refusal: maybe(refusal),
  changedAt: maybe(number),
  announced: maybe(boolean),
});

/** True when a stored value can be worked with as a job; members that are not known do no harm. */
export function isJob(value: unknown): value is Job {
  return job(value) && isCoherent(value as Job);
}

/** A started export can be asked for by its ARN, any other by its request. */
function isCoherent({ state, arn, request }: Job): boolean {
  if (state === 'unwatched') return arn !== undefined || request !== undefined;
  return reported.includes(state) ? arn !== undefined : request !== undefined;
}
