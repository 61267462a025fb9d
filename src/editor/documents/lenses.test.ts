import { describe, expect, it } from 'vitest';
import { connection, orders } from '../../../test/fakes/samples.ts';
import { toAddress, type DocumentRef } from './documentRef.ts';
import { lensesOf } from './lenses.ts';

const job = 'dynamodb-table';
const arn = `${orders.arn}/export/01700000000000-0a1b2c3d`;
const details: DocumentRef = { kind: 'details', connection, job, arn };
const request: DocumentRef = { kind: 'request', jobId: 'job-1' };
const failure: DocumentRef = { kind: 'failure', connection, job, id: 'job-1', name: 'orders' };
const permissions: DocumentRef = {
  ...{ kind: 'permissions', connection, job },
  need: { source: { name: 'orders' } },
};
const manifest: DocumentRef = { kind: 'manifest', connection, bucket: 'theirs', key: 'a.json' };
const backup: DocumentRef = { kind: 'backup', connection, arn };
const paste: DocumentRef = { kind: 'paste', title: 'Policy', language: 'json', text: '{}' };

const shown = (ref: DocumentRef, text: string) => ({ text, query: toAddress(ref).query });

const titlesIn = (ref: DocumentRef, text: string): readonly string[] =>
  lensesOf(shown(ref, text)).map(({ line, title }) => `${line} ${title}`);

const blocks =
  '## 1. Bucket policy\r\n\r\n```json\r\n{}\r\n```\r\n\n# Run\n\n```shell\naws s3\n```\n';
const again = '# Why\n\n## Export again\n';
const failed = '{\n  "ExportStatus": "FAILED"\n}\n';

describe('what can be done from a document', () => {
  it.each([failure, permissions])(
    'is to copy each policy and to open it, and to copy each command: $kind',
    (ref) => {
      expect(titlesIn(ref, blocks)).toEqual([
        '2 $(copy) Copy policy',
        '2 $(json) Open as JSON',
        '8 $(copy) Copy command',
      ]);
      expect(lensesOf(shown(ref, blocks)).map(({ arguments: args }) => args[0])).toEqual([
        { title: 'Bucket policy', language: 'json', text: '{}' },
        { title: 'Bucket policy', language: 'json', text: '{}' },
        { title: 'Run', language: 'shell', text: 'aws s3' },
      ]);
    },
  );

  it.each([
    [details, '{\n  "ExportArn": "a",\n  "ExportStatus": "FAILED"\n}\n'],
    [details, '{\n  "Status": "FAILED"\n}\n'],
    [details, '{\n  "exportStatus": "FAILED"\n}\n'],
    [request, '{\n  "state": "rejected"\n}\n'],
  ])('is to ask what went wrong, of a job that failed: %#', (ref, text) => {
    expect(titlesIn(ref, text)).toEqual(['0 $(question) What went wrong?']);
    expect(lensesOf(shown(ref, text))[0]?.arguments).toEqual([toAddress(ref).query]);
  });

  it('is nothing of a job that did not fail', () => {
    const text = '{\n  "ExportStatus": "COMPLETED",\n  "Note": "FAILED"\n}\n';
    expect(titlesIn(details, text)).toEqual([]);
  });

  it('is to export again from a document that says how', () => {
    expect(titlesIn(failure, again)).toEqual(['0 $(debug-restart) Fix and export again…']);
    expect(lensesOf(shown(failure, again))[0]?.arguments).toEqual([toAddress(failure).query]);
  });

  it.each([manifest, backup, paste])(
    'is nothing where the text is not ours, whatever it says: $kind',
    (ref) => {
      expect(titlesIn(ref, `${blocks}${again}${failed}`)).toEqual([]);
    },
  );

  it('is nothing of an address that is not ours, and nothing of a failure elsewhere', () => {
    expect(lensesOf({ text: `${blocks}${again}${failed}`, query: 'q' })).toEqual([]);
    expect(titlesIn(permissions, `${again}${failed}`)).toEqual([]);
    expect(titlesIn(details, `${blocks}${again}`)).toEqual([]);
  });
});
