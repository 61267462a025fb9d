import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openedOf } from '../../../test/fakes/kindSamples.ts';
import { jobKinds } from './jobKinds.ts';
import type { KindId } from './kind.ts';
import { kindOf, kinds } from './registry.ts';

const now = Date.UTC(2026, 10, 21, 12);
const bucket = 'acme-exports';

/** What a new draft still lacks, and something that no draft may have. */
const drafts: Readonly<Record<KindId, { readonly good: object; readonly bad: object }>> = {
  'dynamodb-table': { good: { bucket }, bad: { bucket: 'Not A Bucket' } },
  'dynamodb-backup': { good: {}, bad: { name: 'no spaces' } },
  'rds-database': {
    good: {
      bucket,
      roleArn: 'arn:aws:iam::111122223333:role/rds-exports',
      kmsKeyId: 'alias/exports',
    },
    bad: { bucket, taskId: '1-begins-with-a-digit' },
  },
  'simpledb-domain': { good: { bucket }, bad: { bucket, prefix: 'x'.repeat(851) } },
};

describe.each(Object.keys(drafts) as KindId[])('the kind %s', (id) => {
  const kind = kindOf(id);
  const { facts, draft } = openedOf(id, now).form;

  it('makes a request and a sentence of a good draft', () => {
    const good = { ...draft, ...drafts[id].good };
    const errors = kind.check(good, facts).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    const request = kind.request(good, facts);
    expect(JSON.parse(JSON.stringify(request))).toEqual(request);
    expect(kind.sentence(good, facts)).toMatch(/^[A-Z].*\.$/);
  });

  it('says what is wrong with a bad one', () => {
    const issues = kind.check({ ...draft, ...drafts[id].bad }, facts);
    const messages = issues.filter(({ severity }) => severity === 'error');
    expect(messages.length).toBeGreaterThan(0);
    for (const { message } of messages) expect(message).toMatch(/^[A-Z].*\.$/s);
  });

  it('is known to the jobs by the same name', () => {
    expect(jobKinds[id]).toMatchObject({ id, operation: kind.operation, service: kind.service });
  });
});

/** Refuses every import of something that is not a file of ours. */
const program = `
  import { readdirSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      if (/^(\\.|file:)/.test(specifier)) return next(specifier, context);
      throw new Error('core imports ' + specifier);
    },
  });
  const core = new URL(process.argv[1]);
  const rules = readdirSync(new URL('grammar/', core)).filter((file) => !file.includes('.test.'));
  for (const file of rules) await import(new URL('grammar/' + file, core));
  const { kinds } = await import(new URL('kinds/registry.ts', core));
  console.log(JSON.stringify(Object.keys(kinds)));
`;

describe('kinds and grammar', () => {
  it('run in a bare Node, without the editor, the SDK or any other package', async () => {
    const args = ['--input-type=module', '--eval', program, new URL('..', import.meta.url).href];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(JSON.parse(stdout)).toEqual(Object.keys(kinds));
  }, 20_000);
});
