import { describe, expect, it } from 'vitest';
import { codes, failed, key, messages, refused } from '../../../test/fakes/patients.ts';
import { jobOf, reportOf } from '../../../test/fakes/jobs.ts';
import { requestOfKind, sources } from '../../../test/fakes/requests.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { errorReasons } from '../errors.ts';
import type { JobReport } from '../jobs/job.ts';
import type { KindId } from '../kinds/kind.ts';
import { checksOf } from '../kinds/preflights.ts';
import { looksAgain } from './looksAgain.ts';
import { failedPlaceOf } from './remedyOf.ts';

describe('a code that is new', () => {
  it('is told in the words of AWS, and everything is looked at', () => {
    const one = failed('dynamodb-table', { code: 'S3Quota', message: 'Out of space' });
    expect(one).toMatchObject({ lookAgain: 'all', fixes: [] });
    expect(one.cause).toBe('AWS ended the export with S3Quota, saying "Out of space".');
    expect(looksAgain(one, 'anything')).toBe(true);
  });
});

it('looks at the place that failed, and at no other', () => {
  const one = failed('dynamodb-table', { code: 'S3NoSuchBucket' });
  expect(looksAgain(one, 'bucket')).toBe(true);
  expect(looksAgain(one, 'bucket-exists')).toBe(true);
  expect(looksAgain(one, 'bucketing')).toBe(false);
  expect(looksAgain(one, 'key-exists')).toBe(false);
});

it('knows the place that a job failed for, where there is one', () => {
  const placeWith = (kind: KindId, failure: NonNullable<JobReport['failure']>) =>
    failedPlaceOf(
      jobOf(kind, 'failed', { report: reportOf(kind, 0, { state: 'failed', failure }) }),
    );
  expect(placeWith('dynamodb-table', { code: 'S3NoSuchBucket' })).toEqual({
    ...{ field: 'bucket', lookAgain: ['bucket'] },
  });
  expect(placeWith('rds-database', { code: '', message: 'can’t assume' })).toEqual({
    ...{ field: 'roleArn', lookAgain: ['role'] },
  });
  expect(placeWith('dynamodb-table', { code: 'S3Quota' })).toEqual({ lookAgain: [] });
});

/** All checks of all kinds. */
function allChecks() {
  const more: Readonly<Record<KindId, object>> = {
    'dynamodb-table': {
      ExportTime: '2026-11-21T10:00:00.000Z',
      S3SseAlgorithm: 'KMS',
      S3SseKmsKeyId: key,
    },
    'dynamodb-backup': {},
    'rds-database': { ExportOnly: ['shop'] },
    'simpledb-domain': {},
  };
  const kinds = Object.keys(more) as KindId[];
  return kinds.flatMap((kind) => {
    const input = { ...requestOfKind(kind, 'token-1').input, ...more[kind] };
    const facts = { ...connection, account: '111122223333', now: 0 };
    return checksOf(kind, { connection, source: sources[kind], input, facts });
  });
}

/** One for each cause that is known. */
const remedies = [
  ...errorReasons
    .filter((reason) => reason !== 'unknown')
    .map((reason) => refused('rds-database', reason)),
  ...codes.map((code) => failed('dynamodb-table', { code })),
  ...messages.map(([message]) => failed('rds-database', { code: '', message })),
];

it('looks only where some check of the preflight looks', () => {
  const checks = allChecks();
  const places = remedies.flatMap(({ lookAgain }) => lookAgain);
  const blind = places.filter(
    (place) => !checks.some(({ id }) => looksAgain({ lookAgain: [place] }, id)),
  );
  expect(new Set(blind)).toEqual(new Set());
});

it('knows of a fix whether it looks fine only by a check that looks again', () => {
  const checks = allChecks();
  for (const remedy of remedies) {
    for (const { check } of remedy.fixes) {
      if (check === undefined) continue;
      expect(checks.map(({ id }) => id)).toContain(check);
      expect(looksAgain(remedy, check)).toBe(true);
    }
  }
});
