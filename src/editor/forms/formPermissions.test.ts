import { expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeShell } from '../../../test/fakes/fakeEditor.ts';
import { openedOf, snapshot } from '../../../test/fakes/kindSamples.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { noSignal } from '../../../test/fakes/noSignal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { openLedger } from '../../core/jobs/ledger.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { formRequestSchemas } from '../../protocol/exportForm.schema.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import { FormSession } from './formSession.ts';

/** Asks the host of a form for the permissions of a draft, as its page would. */
async function permissionsOf(kind: KindId, changes: object = {}) {
  const clock = new FakeClock();
  const world = new FakeAws(clock);
  world.add('orders');
  world.databaseList = [snapshot];
  world.domainList = [{ name: 'sessions', itemCount: 3, sizeBytes: 40 }];
  const ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  const documents: DocumentRef[] = [];
  const { source } = openedOf(kind, clock.now());
  const { handlers } = new FormSession(
    { kind, connection, source },
    {
      ...{ world, ledger, clock, ask: new FakeAsk(), shell: new FakeShell() },
      documents: { open: (ref) => Promise.resolve(void documents.push(ref)) },
      newToken: () => 'token-1',
      onTableChanged: () => undefined,
      signIn: () => Promise.resolve(),
    },
  );
  const { form } = await handlers.open({}, noSignal);
  const read = formRequestSchemas(kind).showPermissions;
  await handlers.showPermissions(read({ draft: { ...form.draft, ...changes } }), noSignal);
  return { documents, ledger, source, world };
}

const kinds = Object.keys(jobKinds) as KindId[];

it.each(kinds)('a form shows the permissions of its draft and starts nothing: %s', async (kind) => {
  const { documents, ledger, source, world } = await permissionsOf(kind);
  const { arn, name } = source;
  expect(documents).toMatchObject([
    { kind: 'permissions', job: kind, connection, need: { source: { arn, name } } },
  ]);
  expect(ledger.jobs()).toEqual([]);
  expect(world.gateways[kind].exports()).toEqual([]);
});

it('passes on where the draft writes to, and nothing of its expressions', async () => {
  const { documents } = await permissionsOf('dynamodb-table', {
    ...{ bucket: ' acme-exports ', bucketOwner: '444455556666', prefix: 'daily' },
    ...{ encryption: 'KMS', kmsKeyId: 'alias/exports' },
    ...{
      filtered: true,
      filterExpression: 'a = :secret',
      attributeValues: '{":secret":{"S":"x"}}',
    },
  });
  expect(documents).toMatchObject([
    {
      need: {
        ...{ bucket: 'acme-exports', bucketOwner: '444455556666', prefix: 'daily' },
        kmsKeyId: 'alias/exports',
      },
    },
  ]);
  expect(JSON.stringify(documents)).not.toContain('secret');
});

it('takes a draft that could not be started yet', async () => {
  const { documents } = await permissionsOf('rds-database', { taskId: '1-is-none', kmsKeyId: '' });
  expect(documents).toMatchObject([{ need: { bucket: '', kmsKeyId: '', roleArn: '' } }]);
});
