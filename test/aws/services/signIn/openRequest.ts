import type { IncomingHttpHeaders } from 'node:http';

/** Where people and machines get keys without having any, so that nothing there is signed. */
export type OpenService = 'container' | 'instance' | 'signin' | 'sso' | 'sso-oidc' | 'sts';

/** A call that takes no signature. */
export interface OpenCall {
  readonly service: OpenService;
  readonly operation: string;
}

interface Route extends OpenCall {
  readonly method: string;
  readonly path: RegExp;
}

const roleOfInstance = '/latest/meta-data/iam/security-credentials/';

/** Container and instance have no names of operations: these are ours, as is the container's path. */
const routes: readonly Route[] = [
  route('sso', 'GetRoleCredentials', 'GET', /^\/federation\/credentials$/),
  route('sso-oidc', 'CreateToken', 'POST', /^\/token$/),
  route('signin', 'CreateOAuth2Token', 'POST', /^\/v1\/token$/),
  route('container', 'ContainerCredentials', 'GET', /^\/container\/credentials$/),
  route('instance', 'InstanceToken', 'PUT', /^\/latest\/api\/token$/),
  route('instance', 'InstanceRole', 'GET', new RegExp(`^${roleOfInstance}$`)),
  route('instance', 'InstanceCredentials', 'GET', new RegExp(`^${roleOfInstance}.+`)),
];

function route(service: OpenService, operation: string, method: string, path: RegExp): Route {
  return { service, operation, method, path };
}

/** The service and the operation of a request that nobody signed; undefined where one had to. */
export function openCall(request: {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}): OpenCall | undefined {
  const { method, url, body } = request;
  if (method === 'POST' && url.pathname === '/') return openForm(body.toString());
  return routes.find((one) => one.method === method && one.path.test(url.pathname));
}

/** Of all forms, only this one needs no signature: the token in it proves who sends it. */
function openForm(body: string): OpenCall | undefined {
  const operation = 'AssumeRoleWithWebIdentity';
  const isOpen = new URLSearchParams(body).get('Action') === operation;
  return isOpen ? { service: 'sts', operation } : undefined;
}
