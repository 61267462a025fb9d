import { ApiError } from '../../apiError.ts';
import type { Answer, Call } from '../../call.ts';
import type { Service } from '../service.ts';
import { checkError, checkStructure } from './shapeCheck.ts';
import { errorStatuses, shapes } from './shapes.ts';

/** One operation: takes a request that fits AWS's model, throws ApiError. */
export type RestOperation = (input: unknown, call: Call) => unknown;

/** What the service is made of. */
export interface RestJsonOptions {
  readonly operations: Readonly<Record<string, RestOperation>>;
  /** Told what is wrong with each answer, seen by AWS's model; nothing, if all is well. */
  readonly inspect: (problems: readonly string[]) => void;
}

/** SimpleDB v2's protocol, restJson1, where every operation is a POST with a JSON body. */
export function createRestJson({ operations, inspect }: RestJsonOptions): Service {
  async function answer(call: Call): Promise<Answer> {
    const { operation, method } = call;
    const run = operations[operation];
    const shape = shapes[operation];
    if (!run || !shape || method !== 'POST') throw new ApiError('UnknownOperationException', '');
    const body = JSON.stringify(await run(readInput(call), call));
    inspect(checkStructure(shape.output, operation, JSON.parse(body)));
    return toAnswer(call, 200, body);
  }

  function refuse(error: ApiError, call: Call): Answer {
    const status = error.status ?? errorStatuses[error.code]?.[0] ?? 400;
    inspect(checkError(error.code, status));
    // AWS's authorizer, unlike its services, writes the member with a capital.
    const member = error.code === 'AccessDeniedException' ? 'Message' : 'message';
    const answer = toAnswer(call, status, JSON.stringify({ [member]: error.message }));
    return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': error.code } };
  }

  return { answer, refuse };
}

function readInput({ operation, body }: Call): unknown {
  const input = parse(body.toString());
  const [problem] = checkStructure(shapes[operation]?.input ?? {}, operation, input);
  if (problem === undefined) return input;
  throw new ApiError('SerializationException', problem);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text) as unknown;
  } catch {
    throw new ApiError('SerializationException', 'The body is no JSON.');
  }
}

function toAnswer({ requestId }: Call, status: number, body: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
    body,
  };
}
