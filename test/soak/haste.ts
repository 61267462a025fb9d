import type { Rate } from '../aws/throttle.ts';

/** Milliseconds that a window waits for an answer; a slow answer takes longer. */
export const patience = 400;
export const slowness = 650;

/** As time leaps here, AWS has to take that many times the calls that it takes. */
const haste = 40;

/** A rate for AWS and its callers alike. */
export const hastened = ({ burst, perSecond }: Rate): Rate => ({
  burst,
  perSecond: perSecond * haste,
});
