import { isRecord } from '../lib/json.ts';

/** One step per version of the journal: an entry as that version wrote it, as the next one does. */
const steps: readonly ((job: Entry) => Entry)[] = [asIs, withKind];

type Entry = Readonly<Record<string, unknown>>;

/** An entry of a journal of `version`, as this version writes it. What is no entry stays so. */
export function upgraded(job: unknown, version: number): unknown {
  if (!isRecord(job)) return job;
  return steps.slice(version).reduce((entry, step) => step(entry), job);
}

/** Version 0 was never written. */
function asIs(job: Entry): Entry {
  return job;
}

/** Version 1 knew exports of tables only, whose token stood in the request. */
function withKind(job: Entry): Entry {
  const { request, report } = job;
  const kind = 'dynamodb-table';
  return {
    ...job,
    kind,
    ...(isRecord(request) && { request: { ...request, token: tokenIn(request['input']) } }),
    ...(isRecord(report) && { report: { ...report, kind } }),
  };
}

const tokenIn = (input: unknown): unknown => (isRecord(input) ? input['ClientToken'] : undefined);
