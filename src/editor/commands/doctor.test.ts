import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../test/fakes/commandDesk.ts';
import { connection, orders } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import type { JobReport } from '../../core/jobs/job.ts';
import { commands } from '../contributions.ts';
import { toAddress, type DocumentRef } from '../documents/documentRef.ts';
import { entryOfJob } from '../explorer/entries.ts';
import { exportNode } from '../explorer/nodeFactory.ts';

const failed: Partial<JobReport> = {
  state: 'failed',
  bucket: 'acme-nowhere',
  failure: { code: 'S3NoSuchBucket' },
};

const queryOf = (ref: DocumentRef): string => toAddress(ref).query;

describe('Show What Went Wrong', () => {
  it('opens the document of the job of a row', async () => {
    const { documents, row, run } = await openDesk();
    const node = row('dynamodb-table', failed);
    await run(commands.explainFailure, node);
    expect(documents).toEqual([
      {
        ...{ kind: 'failure', connection, job: 'dynamodb-table' },
        ...{ id: node.entry.arn, name: 'orders' },
      },
    ]);
  });

  it('opens it from the details that AWS tells of the job', async () => {
    const { documents, row, run } = await openDesk();
    const { arn = '' } = row('rds-database', { ...failed, failure: { code: '' } }).entry;
    const details = { kind: 'details', connection, job: 'rds-database', arn } as const;
    await run(commands.explainFailure, queryOf(details));
    expect(documents).toMatchObject([{ kind: 'failure', job: 'rds-database', id: arn }]);
  });

  it('opens it from the request of a job that was not started', async () => {
    const { documents, intend, ledger, run } = await openDesk();
    const { id } = await intend('dynamodb-backup');
    await ledger.reject(id, new ExportError('table-in-use'));
    await run(commands.explainFailure, queryOf({ kind: 'request', jobId: id }));
    expect(documents).toMatchObject([{ kind: 'failure', job: 'dynamodb-backup', id }]);
  });

  it('asks which one where nobody says, and offers those that did not end well', async () => {
    const { ask, connections, documents, row, run } = await openDesk();
    await connections.choose(connection);
    row('dynamodb-table', { state: 'completed' });
    row('simpledb-domain', failed);
    ask.picks = ['catalogue'];
    await run(commands.explainFailure);
    expect(ask.offered.flat().map(({ label }) => label)).toEqual(['catalogue']);
    expect(documents).toMatchObject([{ kind: 'failure', job: 'simpledb-domain' }]);
  });
});

describe('Fix and Export Again', () => {
  it('opens the same request with why it failed beside it', async () => {
    const { forms, row, run } = await openDesk();
    await run(commands.fixAndExportAgain, row('dynamodb-table', failed));
    expect(forms).toMatchObject([
      {
        kind: 'dynamodb-table',
        source: orders,
        again: { S3Bucket: 'acme-nowhere' },
        failed: {
          code: 'S3NoSuchBucket',
          sentence:
            'There is no bucket acme-nowhere. Choose an existing bucket, then export again.',
          field: 'bucket',
          lookAgain: ['bucket'],
        },
      },
    ]);
  });

  it('does so from the document about the failure', async () => {
    const { forms, row, run } = await openDesk();
    const { id, kind } = row('dynamodb-table', failed).entry;
    const name = 'orders';
    await run(
      commands.fixAndExportAgain,
      queryOf({ kind: 'failure', connection, job: kind, id, name }),
    );
    expect(forms).toMatchObject([{ failed: { code: 'S3NoSuchBucket' } }]);
  });

  it('gives the place of what has no code', async () => {
    const { forms, row, run } = await openDesk();
    const failure = { code: '', message: 'RDS can’t assume the role.' };
    await run(commands.fixAndExportAgain, row('rds-database', { ...failed, failure }));
    expect(forms).toMatchObject([{ failed: { field: 'roleArn', lookAgain: ['role'] } }]);
    expect(forms[0]?.failed).not.toHaveProperty('code');
  });

  it('tells why a request was refused', async () => {
    const { forms, intend, ledger, run } = await openDesk();
    const { id } = await intend('simpledb-domain');
    const awsCode = 'NumberExportsLimitExceeded';
    const job = await ledger.reject(id, new ExportError('export-quota', { awsCode }));
    await run(commands.fixAndExportAgain, exportNode(entryOfJob(job), [connection]));
    expect(forms).toMatchObject([
      {
        failed: {
          code: awsCode,
          lookAgain: ['export-quota'],
          sentence: expect.stringContaining('no more than 5') as string,
        },
      },
    ]);
  });

  it('leaves Export Again as it is', async () => {
    const { forms, row, run } = await openDesk();
    await run(commands.exportAgain, row('dynamodb-table', failed));
    expect(forms[0]).not.toHaveProperty('failed');
  });
});
