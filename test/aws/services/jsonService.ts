import { ApiError } from '../apiError.ts';
import type { Answer, Call } from '../call.ts';
import {
  checkAnswer,
  checkError,
  checkRequest,
  statusOf,
  type CheckedService,
} from '../schemaCheck.ts';
import type { Operation } from './operation.ts';
import type { Service } from './service.ts';

/** What tells one JSON service from another. */
export interface JsonServiceOptions {
  readonly name: CheckedService;
  /** Of the JSON protocol. */
  readonly version: '1.0' | '1.1';
  /** Put before the code in `__type`. */
  readonly errorNamespace: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Told what is wrong with each answer, seen by AWS's schemas; nothing, if all is well. */
  readonly inspect: (problems: readonly string[]) => void;
}

/** A service of the AWS JSON protocols, whose every answer is checked against AWS's schemas. */
export function createJsonService(options: JsonServiceOptions): Service {
  const { name, inspect, operations } = options;

  async function answer(call: Call): Promise<Answer> {
    const run = operations[call.operation];
    if (!run) throw new ApiError('UnknownOperationException', '');
    const body = await run(readInput(name, call), call);
    inspect(checkAnswer(name, call.operation, withoutUndefined(body)));
    return toAnswer(options, call, 200, body);
  }

  function refuse(error: ApiError, call: Call): Answer {
    const status = error.status ?? statusOf(name, error.code) ?? 400;
    inspect(checkError(name, error.code, status));
    const __type = `${options.errorNamespace}#${error.code}`;
    // AWS's authorizer, unlike its services, writes the member with a capital.
    const member = error.code === 'AccessDeniedException' ? 'Message' : 'message';
    return toAnswer(options, call, status, { __type, [member]: error.message });
  }

  return { answer, refuse };
}

function readInput(name: CheckedService, call: Call): unknown {
  const input: unknown = parse(call.body.toString());
  const [problem] = checkRequest(name, call.operation, input);
  if (problem !== undefined) throw new ApiError('SerializationException', problem);
  return input;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text) as unknown;
  } catch {
    throw new ApiError('SerializationException', 'The body is no JSON.');
  }
}

/** What is undefined does not travel. */
function withoutUndefined(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body)) as unknown;
}

function toAnswer(
  { version }: JsonServiceOptions,
  call: Call,
  status: number,
  body: unknown,
): Answer {
  return {
    status,
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amzn-requestid': call.requestId,
    },
    body: JSON.stringify(body),
  };
}
