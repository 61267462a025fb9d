import type { Section } from './profileBook.ts';

/** The services that we call, by the names that `services` sections give them. */
export type AwsService =
  'dynamodb' | 'iam' | 'kms' | 'rds' | 's3' | 'simpledb' | 'simpledbv2' | 'sts';

const services: readonly AwsService[] = [
  'dynamodb',
  'rds',
  'simpledb',
  'simpledbv2',
  's3',
  'kms',
  'iam',
  'sts',
];

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
  if (
    isOn(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile['ignore_configured_endpoint_urls'])
  )
    return { endpoints: {} };
  const name = profile['services'];
  const section = name === undefined ? {} : sections.get(name);
  if (section === undefined) {
    return { endpoints: {}, problem: `Its services section "${name}" is not in the config file.` };
  }
  return checked(gather(profile, section));
}

/** The endpoint to tell people about: that of the profile, else the first of a service. */
export function shownEndpoint(endpoints: Endpoints): string | undefined {
  return endpoints.all ?? services.map((service) => endpoints[service]).find(Boolean);
}

/** The endpoint of one service; undefined means AWS's own. */
export function endpointOf(endpoints: Endpoints, service: AwsService): string | undefined {
  return endpoints[service] ?? endpoints.all;
}

/** Reads a switch of the environment or of a config file. */
export function isOn(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

function gather(profile: Section, section: Section): Endpoints {
  const all = profile['endpoint_url'];
  const own = services.flatMap((service) => {
    const url = section[`${service}.endpoint_url`];
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
