import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './apiError.ts';
import { readCall, type Answer, type Call, type ServiceName } from './call.ts';
import { errorOf, refusal, type FaultRule, type Faults } from './faults.ts';
import { denial, iamAction } from './iam.ts';
import type { KeyRing } from './keyRing.ts';
import { playedPriceList } from './priceList.ts';
import type { Service } from './services/service.ts';
import { checkSignature4 } from './signature4.ts';
import type { Throttle } from './throttle.ts';

/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const keepAliveTimeout = 120_000;

/** A call that reached the stand-in, for tests to look at. */
export interface RecordedCall {
  /** Stand-in time, epoch milliseconds. */
  readonly at: number;
  readonly service: ServiceName;
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** The address that the caller meant, for example `127.0.0.1:40321`. */
  readonly host: string;
  /** Of the answer; 0 while there is none, and for good where the connection was cut. */
  readonly status: number;
}

/** What the server is made of. */
export interface ServerDeps {
  readonly account: string;
  /** AWS's refusal where the policies of whoever calls do not allow it. */
  readonly authorize: (call: Call) => ApiError | undefined;
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly faults: Faults;
  readonly throttle: Throttle;
  readonly keys: KeyRing;
  readonly now: () => number;
  /** Every call is put here when it arrives. */
  readonly calls: RecordedCall[];
  /** Told of failures of the stand-in itself. */
  readonly report: (problem: string) => void;
}

/** The HTTP server of all services; it does not listen yet. */
export function createStandInServer(deps: ServerDeps): Server {
  return createServer({ keepAliveTimeout }, (request, response) => {
    handle(deps, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
}

async function handle(
  deps: ServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const list = playedPriceList(request.url ?? '');
  if (list !== undefined) return void response.setHeader('content-type', 'text/csv').end(list);
  const call = await readCall(request, deps.keys);
  const record = toRecord(deps, call);
  const index = deps.calls.push(record) - 1;
  const rule = deps.faults.take(call);
  if (rule?.fault === 'slow') await sleep(rule.delay ?? 1000);
  if (rule?.fault === 'cut-before') return void request.socket.destroy();
  const answer = await answerTo(deps, call, rule);
  if (rule?.fault === 'cut-after') return void request.socket.destroy();
  deps.calls[index] = { ...record, status: answer.status };
  send(response, call, answer);
}

function toRecord({ now }: ServerDeps, call: Call): RecordedCall {
  const { service, operation, region, accessKeyId, headers } = call;
  return {
    at: now(),
    service,
    operation,
    region,
    accessKeyId,
    host: headers.host ?? '',
    status: 0,
  };
}

async function answerTo(deps: ServerDeps, call: Call, rule?: FaultRule): Promise<Answer> {
  if (rule?.fault === 'html') return htmlPage(rule.status ?? 200);
  try {
    const refused = refusalOf(deps, call, rule);
    return await serve(deps.services[call.service], call, refused);
  } catch (error) {
    return ownFailure(deps, call, error);
  }
}

async function serve(service: Service, call: Call, refused?: ApiError): Promise<Answer> {
  if (refused) return service.refuse(refused, call);
  try {
    return await service.answer(call);
  } catch (error) {
    if (error instanceof ApiError) return service.refuse(error, call);
    throw error;
  }
}

/** Credentials are looked at before rates, and both before the request itself. */
function refusalOf(deps: ServerDeps, call: Call, rule?: FaultRule): ApiError | undefined {
  const { account, authorize, throttle } = deps;
  const { identity, operation } = call;
  const fault = rule && errorOf(rule, call, account);
  const refused = fault ?? refusedCredentials(deps, call);
  if (refused) return refused;
  if (throttle(operation)) return refusal('throttle', call);
  const denied = identity.denied?.test(iamAction(call, account).action) ?? false;
  return denied ? denial(call, account) : authorize(call);
}

function refusedCredentials({ services, now }: ServerDeps, call: Call): ApiError | undefined {
  if (call.isOpen) return undefined;
  if (call.accessKeyId === '') return refusal('unsigned', call);
  const forged = services[call.service].authenticate?.(call) ?? checkSignature4(call);
  if (forged) return forged;
  const { expired = false, expiresAt = Infinity } = call.identity;
  return expired || expiresAt <= now() ? refusal('expired-token', call) : undefined;
}

/** A fault of the stand-in: recorded, so that tests fail, and answered so that nobody overlooks it. */
function ownFailure({ report }: ServerDeps, { operation }: Call, error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error);
  report(message.startsWith(operation) ? message : `${operation}: ${message}`);
  const body = JSON.stringify({ __type: 'StandInFailure', message });
  return { status: 500, headers: { 'content-type': 'application/json' }, body };
}

/** What a company's proxy or a hotel's login page puts in the place of AWS's answer. */
function htmlPage(status: number): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head><body></body></html>\n',
  };
}

function send(response: ServerResponse, call: Call, { status, headers, body }: Answer): void {
  const head = call.method === 'HEAD';
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, head ? headers : { ...headers, 'content-length': length });
  response.end(head ? undefined : body);
}
