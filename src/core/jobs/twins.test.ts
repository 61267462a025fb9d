import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { requestOfKind, sources } from '../../../test/fakes/requests.ts';
import { aRequest, connection, where } from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import type { KindId } from '../kinds/kind.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import { launch } from './launch.ts';
import { openLedger, type Ledger } from './ledger.ts';

const fenced = ['dynamodb-table', 'rds-database', 'simpledb-domain'] as const;
let clock: FakeClock;
let journal: MemoryJournal;
let mine: Ledger;
let theirs: Ledger;

const open = (own: string) =>
  openLedger(journal, clock, new QuietLog(), { own, isGone: () => false });

beforeEach(async () => {
  clock = new FakeClock();
  journal = new MemoryJournal();
  [mine, theirs] = await Promise.all([open('mine'), open('theirs')]);
});

const intentOf = (kind: KindId, request: ExportRequest) => ({
  request,
  connection,
  source: sources[kind],
});

/** Another request for the same, as another form makes it: under its own token and identifier. */
function anotherOf(kind: KindId): ExportRequest {
  const request = requestOfKind(kind, 'two');
  return request.kind === 'rds-database'
    ? { ...request, input: { ...request.input, ExportTaskIdentifier: 'shop-again' } }
    : request;
}

describe.each(fenced)('the same %s under another token', (kind) => {
  const one = intentOf(kind, requestOfKind(kind, 'one'));
  const two = intentOf(kind, anotherOf(kind));

  it('is known to another window while it is under way, and not after', async () => {
    await mine.intend(one);
    expect(await theirs.twins(two)).toMatchObject([{ id: 'one' }]);

    await mine.reject('one', new ExportError('validation'));
    expect(await theirs.twins(two)).toEqual([]);
  });

  it('is one of two intents of the same instant', async () => {
    const both = await Promise.all([
      mine.intend({ ...one, besides: [] }),
      theirs.intend({ ...two, besides: [] }),
    ]);

    expect(both.map(({ job }) => job.id)).toEqual(['one', 'one']);
    expect(both.map(({ isNew }) => isNew)).toEqual([true, false]);
  });

  it('is another one where the person knows of the first', async () => {
    await mine.intend({ ...one, besides: [] });

    expect(await theirs.intend({ ...two, besides: ['one'] })).toMatchObject({
      isNew: true,
      job: { id: 'two' },
    });
  });
});

describe('what is not the same', () => {
  const intend = (request: ExportRequest) => mine.intend({ request, ...where });

  it('is a request to another place', async () => {
    await intend(aRequest('one'));
    const other = { request: aRequest('two', { S3Prefix: 'other' }), ...where };

    expect(await mine.twins(other)).toEqual([]);
  });

  it('is the request itself', async () => {
    await intend(aRequest('one'));

    expect(await mine.twins({ request: aRequest('one'), ...where })).toEqual([]);
  });

  it('is one that is being canceled', async () => {
    const kind = 'rds-database';
    await mine.intend(intentOf(kind, requestOfKind(kind, 'one')));
    const gateway = new FakeGateway(clock, kind);
    const report = await gateway.start(requestOfKind(kind, 'one'));
    await mine.accept('one', { ...report, state: 'canceling' });

    expect(await mine.twins(intentOf(kind, anotherOf(kind)))).toEqual([]);
  });
});

describe('two windows that export the same at the same instant', () => {
  it('make one export, and both tell of it', async () => {
    const gateway = new FakeGateway(clock);
    const started = Promise.all([
      launch(aRequest('one'), { ...where, besides: [] }, { ledger: mine, gateway }),
      launch(aRequest('two'), { ...where, besides: [] }, { ledger: theirs, gateway }),
    ]);
    await idle();
    journal.tell();

    const [first, second] = await started;
    expect(second).toEqual({ outcome: 'started', job: first.job });
    expect(gateway.exports()).toHaveLength(1);
  });
});
