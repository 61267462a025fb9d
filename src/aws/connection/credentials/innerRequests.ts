import { HttpRequest, parseUrl, type HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions } from '@smithy/types';
import { ExportError, type ErrorReason } from '../../../core/errors.ts';
import { compact } from '../../compact.ts';
import { toExportError } from '../../errors.ts';
import type { CallContext } from '../../failedCall.ts';
import type { CallSink } from '../callLog.ts';
import type { RequestLimits, SignInService } from '../clientConfig.ts';
import { endpointOf, type Endpoints } from '../endpoints.ts';
import { isHtml } from '../htmlAnswer.ts';

/** For whom requests are made, and where they are told. */
export interface InnerCaller {
  readonly profile: string;
  readonly region: string;
  readonly endpoints: Endpoints;
  readonly sink: CallSink;
}

interface InnerCall {
  readonly service: SignInService;
  /** The name in IAM actions. */
  readonly iamName: string;
  readonly operation: string;
}

/** The three operations that the SDK calls while it gets credentials, by the ends of their paths. */
const calls: readonly (readonly [path: RegExp, call: InnerCall])[] = [
  [
    /\/federation\/credentials$/,
    { service: 'sso', iamName: 'sso', operation: 'GetRoleCredentials' },
  ],
  [/\/v1\/token$/, { service: 'signin', iamName: 'signin', operation: 'CreateOAuth2Token' }],
  [/\/token$/, { service: 'sso_oidc', iamName: 'sso-oauth', operation: 'CreateToken' }],
];

/**
 * Sends the requests of clients that the SDK makes by itself, where nobody else can reach in: tells
 * of each, and remembers what went wrong with the last, which the SDK puts into words only. The
 * SDK has one configuration for both clients of SSO, so that these are sent to their own custom
 * endpoints here; neither of them signs its requests.
 */
export class InnerRequests extends NodeHttpHandler {
  /** Why the last request failed; undefined where it did not. */
  failure: ExportError | undefined;
  private readonly caller: InnerCaller;

  constructor(caller: InnerCaller, limits: RequestLimits) {
    super(limits);
    this.caller = caller;
  }

  override async handle(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<{ response: HttpResponse }> {
    const call = calls.find(([path]) => path.test(request.path))?.[1];
    if (call === undefined) return super.handle(request, options);
    const started = this.caller.sink.now();
    const tell = (failure: ExportError | undefined, httpStatus?: number): void => {
      this.failure = failure;
      this.tell(call, compact({ started, httpStatus }));
    };
    try {
      const answer = await super.handle(this.routed(request, call), options);
      tell(this.failureOf(call, answer.response), answer.response.statusCode);
      return answer;
    } catch (error) {
      tell(toExportError(error, this.contextOf(call)));
      throw error;
    }
  }

  private routed(request: HttpRequest, { service }: InnerCall): HttpRequest {
    const custom = endpointOf(this.caller.endpoints, service);
    if (custom === undefined || service === 'signin') return request;
    const { protocol, hostname, port, path } = parseUrl(custom);
    const routed = HttpRequest.clone(request);
    const host = new URL(custom).host;
    return Object.assign(routed, {
      protocol,
      hostname,
      port,
      path: path.replace(/\/$/, '') + request.path,
      headers: { ...routed.headers, host },
    });
  }

  private failureOf(call: InnerCall, response: HttpResponse): ExportError | undefined {
    const context = this.contextOf(call);
    const { operation, profile, region } = context;
    const { statusCode: httpStatusCode } = response;
    if (isHtml(response)) return new ExportError('not-json', { operation, profile, region });
    if (httpStatusCode < 400) return undefined;
    const known = toExportError({ $metadata: { httpStatusCode } }, context);
    if (known.reason !== 'unknown' && !isRefusal(call, httpStatusCode)) return known;
    return new ExportError(refusalOf(call), { operation, profile, region });
  }

  private tell(
    { iamName: service, operation }: InnerCall,
    { started, httpStatus }: { readonly started: number; readonly httpStatus?: number },
  ): void {
    const { profile, region, sink } = this.caller;
    const durationMs = sink.now() - started;
    const errorReason = this.failure?.reason;
    const call = { service, operation, region, profile, durationMs, attempts: 1 };
    sink.onCall(compact({ ...call, httpStatus, errorReason }));
  }

  private contextOf({ iamName: service, operation }: InnerCall): CallContext {
    const { profile, region } = this.caller;
    return { service, operation, profile, region };
  }
}

/** Tokens are refused in several ways, which all mean that somebody has to sign in again. */
function isRefusal({ service }: InnerCall, status: number): boolean {
  return service !== 'sso' && status < 500 && status !== 408 && status !== 429;
}

/** The portal has an answer of its own, 400 or 404, for accounts and roles that are not there. */
function refusalOf({ service }: InnerCall): ErrorReason {
  return service === 'sso' ? 'access-denied' : 'credentials-expired';
}
