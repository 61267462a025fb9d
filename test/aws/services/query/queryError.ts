import type { ApiError } from '../../apiError.ts';
import type { Answer, Call } from '../../call.ts';
import { element, xmlAnswer } from '../xml.ts';

/** The code and the status of an error as the Query protocol has them. */
export interface QueryError {
  readonly code: string;
  readonly status: number;
}

/** A refusal in XML, as all services of the Query protocol write it. */
export function queryRefusal(
  { code, status }: QueryError,
  { message }: ApiError,
  { requestId }: Call,
  namespace: string,
): Answer {
  const parts = [
    element('Type', status < 500 ? 'Sender' : 'Receiver'),
    element('Code', code),
    element('Message', message),
  ].join('');
  const body = `<Error>${parts}</Error>${element('RequestId', requestId)}`;
  return queryAnswer(status, `<ErrorResponse xmlns="${namespace}">${body}</ErrorResponse>`);
}

/** A document of the Query protocol. */
export function queryAnswer(status: number, body: string): Answer {
  return xmlAnswer(status, body, { 'content-type': 'text/xml' });
}

const queryCodes: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  ValidationException: 'ValidationError',
};

/** JSON services and Query services name the same refusal differently. */
export function queryCode(code: string): string {
  return queryCodes[code] ?? code;
}
