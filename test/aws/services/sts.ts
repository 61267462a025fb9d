import { ApiError } from '../apiError.ts';
import type { Answer, Call } from '../call.ts';
import { arnOf } from '../identities.ts';
import type { World } from '../world.ts';
import type { Service } from './service.ts';
import { element, xmlAnswer } from './xml.ts';

const namespace = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

/** STS: GetCallerIdentity, with the account of the seed. */
export function createSts(world: World): Service {
  return {
    answer(call) {
      if (call.operation === 'GetCallerIdentity')
        return Promise.resolve(callerIdentity(world, call));
      const message = `Could not find operation ${call.operation} for version 2011-06-15`;
      return Promise.reject(new ApiError('InvalidAction', message));
    },
    refuse,
  };
}

function callerIdentity({ account }: World, { identity, requestId }: Call): Answer {
  const result = [
    element('Arn', arnOf(identity, account)),
    element('UserId', identity.accessKeyId.replace(/^A[KS]IA/, 'AIDA')),
    element('Account', account),
  ].join('');
  const metadata = `<ResponseMetadata>${element('RequestId', requestId)}</ResponseMetadata>`;
  const body = `<GetCallerIdentityResult>${result}</GetCallerIdentityResult>${metadata}`;
  return answer(200, `<GetCallerIdentityResponse ${namespace}>${body}</GetCallerIdentityResponse>`);
}

/** STS's wire codes where they differ from the other services'. */
const codes: Readonly<Record<string, string>> = { AccessDeniedException: 'AccessDenied' };

function refuse(error: ApiError, call: Call): Answer {
  const status = error.status ?? (error.code === 'AccessDeniedException' ? 403 : 400);
  const parts = [
    element('Type', status < 500 ? 'Sender' : 'Receiver'),
    element('Code', codes[error.code] ?? error.code),
    element('Message', error.message),
  ].join('');
  const body = `<Error>${parts}</Error>${element('RequestId', call.requestId)}`;
  return answer(status, `<ErrorResponse ${namespace}>${body}</ErrorResponse>`);
}

function answer(status: number, body: string): Answer {
  return xmlAnswer(status, body, { 'content-type': 'text/xml' });
}
