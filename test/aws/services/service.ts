import type { ApiError } from '../apiError.ts';
import type { Answer, Call } from '../call.ts';

/** One AWS service as the stand-in plays it. */
export interface Service {
  /** Carries a call out; throws ApiError for what AWS would refuse. */
  answer(call: Call): Promise<Answer>;
  /** What is wrong with a signature, of the one service whose signatures are really verified. */
  authenticate?(call: Call): ApiError | undefined;
  /** Writes an error in the service's protocol. */
  refuse(error: ApiError, call: Call): Answer;
}
