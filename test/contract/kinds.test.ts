import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ExportError } from '../../src/core/errors.ts';
import { sourceOf, type Ask } from './asks.ts';
import { awsJobs, ledgerJobs, newJobs, type KnownJob } from './awsJobs.ts';
import { openBench, type Bench } from './bench.ts';
import { kindCases } from './kindCases.ts';
import { everything } from './lab.ts';

let bench: Bench;
let before: ReadonlyMap<string, KnownJob>;
let tokens = 0;

beforeAll(async () => {
  bench = await openBench();
  before = awsJobs(bench.standIn);
});
afterEach(() => expect(bench.standIn.violations).toEqual([]));
afterAll(() => bench.close());

/** A request with a token that no other has. */
const fresh = (ask: Ask) => ask(`kinds-${++tokens}`);

describe.each(kindCases)('$title', ({ ask, sources, end, refused }) => {
  it('is of a source that is in the list to choose from', async () => {
    const { name } = sourceOf(fresh(ask));
    expect(await sources(await bench.connect())).toContain(name);
  });

  it('is launched, watched to its end, told once and listed', async () => {
    const request = fresh(ask);
    const { outcome, job } = await bench.launch(request);
    expect({ outcome, state: job.state }).toEqual({ outcome: 'started', state: 'running' });
    expect(await bench.reread()).toContainEqual(job);

    const ended = await bench.end(job.id);
    expect(ended).toMatchObject({ state: 'completed', arn: job.arn, report: end });
    expect(bench.ends.filter(({ id }) => id === job.id)).toEqual([ended]);
    expect(await bench.reread()).toContainEqual(ended);

    const gateway = await bench.gateway(job.kind);
    const all = await everything((next) => gateway.list(job.source.arn, next));
    const listed = all.filter(({ arn }) => arn === job.arn);
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({ kind: job.kind, source: job.source, state: 'completed' });
    expect(await gateway.describe(job.arn ?? '')).toMatchObject(ended.report ?? {});
  });

  it('that AWS refuses is told as refused, and was never started', async () => {
    const request = fresh(refused.ask);
    const known = awsJobs(bench.standIn);
    await expect(bench.launch(request)).rejects.toMatchObject({
      reason: refused.reason,
    } satisfies Partial<ExportError>);
    expect(bench.ledger.get(request.token)).toMatchObject({
      state: 'rejected',
      refusal: { reason: refused.reason },
    });
    expect(newJobs(bench.standIn, known)).toEqual([]);
  });
});

const failing = kindCases.flatMap(({ title, late }) => (late ? [{ title, ...late }] : []));

it.each(failing)('$title that fails later is told as failed, with $says', async ({ ask, says }) => {
  const { job } = await bench.launch(fresh(ask));
  const { state, report } = await bench.end(job.id);
  expect(state).toBe('failed');
  const { code = '', message = '' } = report?.failure ?? {};
  expect(`${code} ${message}`).toContain(says);
  expect(bench.ends.filter(({ id }) => id === job.id)).toHaveLength(1);
});

describe('to cancel', () => {
  it.each(kindCases.filter(({ cancels }) => cancels))('$title leaves it canceled', async (one) => {
    const { job } = await bench.launch(fresh(one.ask));
    const gateway = await bench.gateway(job.kind);
    const told = await gateway.cancel?.(job.arn ?? '');
    if (told === undefined) throw new Error('It should have been possible.');
    expect(await bench.ledger.update(job.id, told)).toMatchObject({ state: 'canceling' });
    expect(await bench.end(job.id)).toMatchObject({ state: 'canceled' });
  });

  it.each(kindCases.filter(({ cancels }) => !cancels))('$title is impossible', async ({ ask }) => {
    expect(await bench.gateway(fresh(ask).kind)).not.toHaveProperty('cancel');
  });
});

describe('afterwards', () => {
  it('AWS and the ledger know the same jobs in the same states', async () => {
    const atAws = newJobs(bench.standIn, before);
    expect(atAws.length).toBeGreaterThan(2 * kindCases.length);
    expect(ledgerJobs(bench.ledger.jobs())).toEqual(atAws);
    expect(ledgerJobs(await bench.reread())).toEqual(atAws);
  });
});
