import { ApiError } from '../apiError.ts';
import type { Answer, Call } from '../call.ts';
import { arnOf } from '../identities.ts';
import type { World } from '../world.ts';
import type { Service } from './service.ts';
import { queryAnswer, queryCode, queryRefusal } from './query/queryError.ts';
import { element } from './xml.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

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
  const root = 'GetCallerIdentityResponse';
  return queryAnswer(200, `<${root} xmlns="${namespace}">${body}</${root}>`);
}

function refuse(error: ApiError, call: Call): Answer {
  const code = queryCode(error.code);
  const status = error.status ?? (code === 'AccessDenied' ? 403 : 400);
  return queryRefusal({ code, status }, error, call, namespace);
}
