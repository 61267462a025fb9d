import type { ErrorReason } from '../errors.ts';
import { callCauses } from './callCauses.ts';
import type { ToCause } from './causeText.ts';
import { exportCauses } from './exportCauses.ts';
import { sourceCauses } from './sourceCauses.ts';

/** One entry a reason; what is not known is left out of the sentence. */
export const explanations: Readonly<Record<ErrorReason, ToCause>> = {
  ...callCauses,
  ...exportCauses,
  ...sourceCauses,
};
