import { ApiError } from '../../apiError.ts';
import type { Answer, Call } from '../../call.ts';
import {
  checkAnswer,
  checkError,
  checkRequest,
  statusOf,
  type CheckedService,
} from '../../schemaCheck.ts';
import type { Operation } from '../operation.ts';
import type { Service } from '../service.ts';

/** What tells one service of a login from another; each has one operation that we play. */
export interface LoginServiceOptions {
  readonly name: CheckedService;
  readonly operation: string;
  readonly run: Operation;
  /** What the request asks for, in the members of AWS's model. */
  readonly read: (call: Call) => unknown;
  /** What of the answer is the body; all of it unless told. */
  readonly payload?: (output: unknown) => unknown;
  /** The body of an error. */
  readonly errorBody: (error: ApiError) => object;
  /** Told what is wrong with each answer, seen by AWS's schemas; nothing, if all is well. */
  readonly inspect: (problems: readonly string[]) => void;
}

/** A service that takes no signature, in AWS's protocol of JSON over REST. */
export function createLoginService(options: LoginServiceOptions): Service {
  const { name, operation, run, read, payload = (output: unknown) => output, inspect } = options;

  async function answer(call: Call): Promise<Answer> {
    if (call.operation !== operation) throw new ApiError('InvalidRequestException', 'Unknown path');
    const input = read(call);
    const [problem] = checkRequest(name, operation, input);
    if (problem !== undefined) throw new ApiError('InvalidRequestException', problem);
    const output = await run(input, call);
    inspect(checkAnswer(name, operation, output));
    return toAnswer(call, 200, payload(output));
  }

  function refuse(error: ApiError, call: Call): Answer {
    const status = error.status ?? statusOf(name, error.code) ?? 400;
    inspect(checkError(name, error.code, status));
    const written = toAnswer(call, status, options.errorBody(error));
    return { ...written, headers: { ...written.headers, 'x-amzn-errortype': error.code } };
  }

  return { answer, refuse };
}

/** The body as JSON. */
export function readJson({ body }: Call): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    throw new ApiError('InvalidRequestException', 'The body is no JSON.');
  }
}

function toAnswer({ requestId }: Call, status: number, body: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
    body: JSON.stringify(body),
  };
}
