import { describe, expect, it } from 'vitest';
import { lensesOf } from './lenses.ts';

const titlesIn = (text: string): readonly string[] =>
  lensesOf({ text, query: 'q' }).map(({ line, title }) => `${line} ${title}`);

describe('what can be done from a document', () => {
  it('is to copy each policy and to open it, and to copy each command', () => {
    const text =
      '## 1. Bucket policy\r\n\r\n```json\r\n{}\r\n```\r\n\n# Run\n\n```shell\naws s3\n```\n';
    expect(titlesIn(text)).toEqual([
      '2 $(copy) Copy policy',
      '2 $(json) Open as JSON',
      '8 $(copy) Copy command',
    ]);
    expect(lensesOf({ text, query: '' }).map(({ arguments: args }) => args[0])).toEqual([
      { title: 'Bucket policy', language: 'json', text: '{}' },
      { title: 'Bucket policy', language: 'json', text: '{}' },
      { title: 'Run', language: 'shell', text: 'aws s3' },
    ]);
  });

  it.each([
    '{\n  "ExportArn": "a",\n  "ExportStatus": "FAILED"\n}\n',
    '{\n  "Status": "FAILED"\n}\n',
    '{\n  "exportStatus": "FAILED"\n}\n',
    '{\n  "state": "rejected"\n}\n',
  ])('is to ask what went wrong, of a job that failed: %j', (text) => {
    expect(titlesIn(text)).toEqual(['0 $(question) What went wrong?']);
    expect(lensesOf({ text, query: 'q' })[0]?.arguments).toEqual(['q']);
  });

  it('is nothing of a job that did not fail', () => {
    expect(titlesIn('{\n  "ExportStatus": "COMPLETED",\n  "Note": "FAILED"\n}\n')).toEqual([]);
  });

  it('is to export again from a document that says how', () => {
    expect(titlesIn('# Why\n\n## Export again\n')).toEqual([
      '0 $(debug-restart) Fix and export again…',
    ]);
  });
});
