import { expect, it } from 'vitest';
import { jobOf } from '../../../test/fakes/jobs.ts';
import { quotedReasons } from '../../../test/fakes/quotedReasons.ts';
import { errorReasons } from '../errors.ts';
import { explainEnd } from './explainEnd.ts';

it.each(errorReasons)('%s has AWS’s own sentence in ours only where that quotes it', (reason) => {
  const refusal = { reason, code: 'BrandNewFault', message: 'Turn on versioning.' };
  const { message, next } = explainEnd(jobOf('rds-database', 'rejected', { refusal })) ?? {};
  expect(`${message} ${next}`.includes(refusal.message)).toBe(quotedReasons.includes(reason));
  expect(`${message} ${next}`).not.toContain(refusal.code);
});

it('tells a refusal that is new to us from what AWS did not answer', () => {
  const told = (code: object) =>
    explainEnd(jobOf('rds-database', 'rejected', { refusal: { reason: 'unknown', ...code } }));
  expect(told({ code: 'BrandNewFault' })?.message).toContain('AWS gave a reason that is not known');
  expect(told({})?.message).toContain('something happened that is not known');
});
