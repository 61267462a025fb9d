import { ApiError } from '../../apiError.ts';
import type { Answer, Call } from '../../call.ts';
import {
  checkAnswer,
  checkError,
  inputOf,
  outputOf,
  statusOf,
  type CheckedService,
} from '../../schemaCheck.ts';
import type { Operation } from '../operation.ts';
import type { Service } from '../service.ts';
import { element } from '../xml.ts';
import { queryAnswer, queryCode, queryRefusal } from './queryError.ts';
import { readForm } from './readForm.ts';
import { writeXml } from './writeXml.ts';

/** What tells one service of the Query protocol from another. */
export interface QueryServiceOptions {
  readonly name: CheckedService;
  readonly version: string;
  /** Of every XML document. */
  readonly namespace: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Told what is wrong with each answer, seen by AWS's schemas; nothing, if all is well. */
  readonly inspect: (problems: readonly string[]) => void;
}

/** A service of the AWS Query protocol: forms in, XML out, both by AWS's own schemas. */
export function createQueryService(options: QueryServiceOptions): Service {
  const { name, version, namespace, operations, inspect } = options;

  async function answer(call: Call): Promise<Answer> {
    const { operation } = call;
    const body = call.body.toString();
    const run = operations[operation];
    const [input, output] = [inputOf(name, operation), outputOf(name, operation)];
    if (!run || !input || !output || new URLSearchParams(body).get('Version') !== version) {
      throw unknownOperation(operation, version);
    }
    const result = await run(readForm(input, body), call);
    inspect(checkAnswer(name, operation, result));
    const parts = [
      writeXml(output, `${operation}Result`, result),
      `<ResponseMetadata>${element('RequestId', call.requestId)}</ResponseMetadata>`,
    ].join('');
    const root = `${operation}Response`;
    return queryAnswer(200, `<${root} xmlns="${namespace}">${parts}</${root}>`);
  }

  function refuse(error: ApiError, call: Call): Answer {
    const code = queryCode(error.code);
    const status = error.status ?? statusOf(name, code) ?? 400;
    inspect(checkError(name, code, status));
    return queryRefusal({ code, status }, error, call, namespace);
  }

  return { answer, refuse };
}

function unknownOperation(operation: string, version: string): ApiError {
  const message = `Could not find operation ${operation} for version ${version}`;
  return new ApiError('InvalidAction', message);
}
