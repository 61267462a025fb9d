import type { Section } from './profileBook.ts';

/** The services that we call, by the names that `services` sections give them. */
const services = [
  'dynamodb',
  'rds',
  'simpledb',
  'simpledbv2',
  's3',
  'kms',
  'iam',
  'sts',
  'sso',
  'sso_oidc',
  'signin',
] as const;

/** One of the services that we call; the last three are those that people sign in with. */
export type AwsService = (typeof services)[number];

/** Custom endpoints by service; `all` is the one for services that have none of their own. */
export type Endpoints = Readonly<Partial<Record<AwsService | 'all', string>>>;

export interface EndpointAnswer {
  readonly endpoints: Endpoints;
  /** Why the profile must not be used, in a sentence. */
  readonly problem?: string;
}

/**
 * Where the requests of a profile go: for each service its entry in the profile's `services`
 * section, else the profile's `endpoint_url`, else AWS. `AWS_ENDPOINT_URL` and its like in the
 * environment are not asked, since a profile that somebody picked by hand outranks what happens to
 * be set around the editor; both switches that turn custom endpoints off are. A `services` section
 * that does not exist is a problem, where the SDK would quietly turn to the real AWS.
 */
export function resolveEndpoints(
  profile: Section,
  sections: ReadonlyMap<string, Section>,
  env: NodeJS.ProcessEnv,
): EndpointAnswer {
  if (isIgnored(profile, env)) return { endpoints: {} };
  const name = profile['services'];
  const section = name === undefined ? {} : sections.get(name);
  if (section === undefined) {
    return { endpoints: {}, problem: `Its services section "${name}" is not in the config file.` };
  }
  return checked(ofFiles(profile, section));
}

/**
 * Where the requests of the environment go, in the order of the SDKs: `AWS_ENDPOINT_URL_<SERVICE>`,
 * then `AWS_ENDPOINT_URL`, then what the shared files say under the profile that the environment
 * names, or under `default`. See "Service-specific endpoints" of the AWS SDKs and Tools Guide.
 */
export function environmentEndpoints(
  profile: Section,
  sections: ReadonlyMap<string, Section>,
  env: NodeJS.ProcessEnv,
): EndpointAnswer {
  if (isIgnored(profile, env)) return { endpoints: {} };
  const variables = ofVariables(env);
  const own = checked(variables);
  // One for all services leaves nothing for the files to say.
  if (own.problem !== undefined || variables.all !== undefined) return own;
  const { endpoints, problem } = resolveEndpoints(profile, sections, env);
  return problem === undefined
    ? { endpoints: { ...endpoints, ...variables } }
    : { endpoints, problem };
}

/** What of the environment does not hold for a profile that somebody picked, in sentences. */
export function endpointRemarks(env: NodeJS.ProcessEnv): readonly string[] {
  if (isIgnored({}, env)) return [];
  const names = ['all' as const, ...services].map(variableOf).filter((name) => env[name]);
  if (names.length === 0) return [];
  return [`Endpoints of the environment are not used for it: ${names.join(', ')}.`];
}

/**
 * All custom endpoints, to tell people about: each with the services that it is for, and none with
 * the password that an address can hold.
 */
export function shownEndpoint(endpoints: Endpoints): string | undefined {
  return allEndpoints(endpoints)?.replace(/(?<=\bhttps?:\/\/)[^\s/]*@/gi, '');
}

function allEndpoints({ all, ...own }: Endpoints): string | undefined {
  const special = services.filter((service) => own[service] && own[service] !== all);
  const urls = new Set(special.map((service) => own[service]));
  const shown = [...urls].map(
    (url) => `${url} (${special.filter((service) => own[service] === url).join(', ')})`,
  );
  const texts = [...(all === undefined ? [] : [all]), ...shown];
  return texts.length === 0 ? undefined : texts.join(', ');
}

/** The endpoint of one service; undefined means AWS's own. */
export function endpointOf(endpoints: Endpoints, service: AwsService): string | undefined {
  return endpoints[service] ?? endpoints.all;
}

/** Reads a switch of the environment or of a config file. */
export function isOn(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

/** The environment goes before the profile, by the SDKs' guide. */
function isIgnored(profile: Section, env: NodeJS.ProcessEnv): boolean {
  return isOn(
    env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile['ignore_configured_endpoint_urls'],
  );
}

const variableOf = (service: AwsService | 'all'): string =>
  service === 'all' ? 'AWS_ENDPOINT_URL' : `AWS_ENDPOINT_URL_${service.toUpperCase()}`;

function ofFiles(profile: Section, section: Section): Endpoints {
  return gather(profile['endpoint_url'], (service) => section[`${service}.endpoint_url`]);
}

/** A variable that is set to nothing is none. */
function ofVariables(env: NodeJS.ProcessEnv): Endpoints {
  const filled = (service: AwsService | 'all'): string | undefined => {
    const value = env[variableOf(service)];
    return value === '' ? undefined : value;
  };
  return gather(filled('all'), filled);
}

function gather(
  all: string | undefined,
  ownOf: (service: AwsService) => string | undefined,
): Endpoints {
  const own = services.flatMap((service) => {
    const url = ownOf(service);
    return url === undefined ? [] : [[service, url] as const];
  });
  return { ...(all === undefined ? {} : { all }), ...Object.fromEntries(own) };
}

function checked(endpoints: Endpoints): EndpointAnswer {
  const bad = Object.values(endpoints).find((url) => !isWebAddress(url));
  if (bad === undefined) return { endpoints };
  return { endpoints: {}, problem: `Its endpoint "${bad}" is not an http or https address.` };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
