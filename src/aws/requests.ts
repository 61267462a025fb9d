import type { KindId } from '../core/kinds/kind.ts';
import type { ExportRequest, Inputs, RequestOf } from '../core/kinds/registry.ts';

/** What a request asks for, which must be of the kind that the gateway is for. */
export function inputOf<K extends KindId>(kind: K, request: ExportRequest): Inputs[K] {
  if (!isOf(kind, request)) throw new TypeError(`A request of ${request.kind} came to ${kind}.`);
  return request.input;
}

function isOf<K extends KindId>(
  kind: K,
  request: ExportRequest,
): request is ExportRequest & RequestOf<K> {
  return request.kind === kind;
}
