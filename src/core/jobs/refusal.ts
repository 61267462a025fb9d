import { ExportError, type ErrorReason } from '../errors.ts';

/** Why AWS started nothing: our word for it, and what AWS itself said, as far as it is known. */
export interface Refusal {
  readonly reason: ErrorReason;
  /** AWS's own sentence: for documents, and for the sentences of ours that quote it. */
  readonly message?: string;
  /** AWS's own code, for example `InvalidS3BucketFault`. */
  readonly code?: string;
  /** What AWS finds the call by. */
  readonly requestId?: string;
}

/** What is kept of the error of a start. */
export function refusalOf({ reason, details }: ExportError): Refusal {
  const { awsCode: code, awsMessage: message, requestId } = details;
  return {
    reason,
    ...(message !== undefined && { message }),
    ...(code !== undefined && { code }),
    ...(requestId !== undefined && { requestId }),
  };
}

/** The error again, as far as it was kept. */
export function errorOf({ reason, code, message, requestId }: Refusal): ExportError {
  return new ExportError(reason, {
    ...(message !== undefined && { awsMessage: message }),
    ...(code !== undefined && { awsCode: code }),
    ...(requestId !== undefined && { requestId }),
  });
}
