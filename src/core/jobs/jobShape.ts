import { isRecord } from '../lib/json.ts';
import type { Job, JobState } from './job.ts';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => Number.isFinite(value);
const boolean: Check = (value) => typeof value === 'boolean';
const oneOf =
  (...names: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && names.includes(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

const states = {
  launching: true,
  unconfirmed: true,
  rejected: true,
  running: true,
  completed: true,
  failed: true,
} satisfies Record<JobState, true>;

const source = record({ service: oneOf('dynamodb'), arn: text, name: text });

const request = record({
  kind: oneOf('dynamodb-table'),
  input: record({
    TableArn: text,
    S3Bucket: text,
    ExportFormat: text,
    ExportType: text,
    ClientToken: text,
  }),
});

const report = record({
  arn: text,
  source,
  state: oneOf('running', 'completed', 'failed'),
  exportType: text,
  bucket: text,
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
});

const job = record({
  id: text,
  connection: record({ profile: text, region: text }),
  source,
  state: oneOf(...Object.keys(states)),
  startedAt: number,
  request: maybe(request),
  arn: maybe(text),
  report: maybe(report),
  refusal: maybe(record({ reason: text, message: maybe(text) })),
  changedAt: maybe(number),
  announced: maybe(boolean),
});

/** True when a stored value can be worked with as a job; members that are not known do no harm. */
export function isJob(value: unknown): value is Job {
  return job(value) && isCoherent(value as Job);
}

/** A started export can be asked for by its ARN, any other by its request. */
function isCoherent({ state, arn, request }: Job): boolean {
  const started = state === 'running' || state === 'completed' || state === 'failed';
  return started ? arn !== undefined : request !== undefined;
}
