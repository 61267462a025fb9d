import { partitionOf } from './regions.ts';

/** What the ARN of a SimpleDB domain says. */
export interface DomainArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly domain: string;
}

/** What the ARN of a SimpleDB export says; the examples in AWS's model name no domain. */
export interface DomainExportArn extends Omit<DomainArn, 'domain'> {
  readonly exportId: string;
  readonly domain?: string;
}

/** The parts of a domain's ARN; undefined for anything else, ARNs of exports included. */
export function parseDomainArn(arn: string): DomainArn | undefined {
  const { place, rest } = split(arn) ?? {};
  const domain = /^domain\/([\w.-]+)$/.exec(rest ?? '')?.[1];
  return place === undefined || domain === undefined ? undefined : { ...place, domain };
}

/** The parts of an export's ARN, with or without its domain; undefined for anything else. */
export function parseDomainExportArn(arn: string): DomainExportArn | undefined {
  const { place, rest } = split(arn) ?? {};
  const [, domain, exportId] = /^(?:domain\/([^/]+)\/)?export\/([^/]+)$/.exec(rest ?? '') ?? [];
  if (place === undefined || exportId === undefined) return undefined;
  return { ...place, exportId, ...(domain !== undefined && { domain }) };
}

/** The ARN of a domain, which SimpleDB itself never tells. */
export function domainArn({ partition, region, account, domain }: DomainArn): string {
  return `arn:${partition}:sdb:${region}:${account}:domain/${domain}`;
}

/**
 * AWS's pages print ARNs with an empty field before `sdb`, so that the partition is read where
 * there is one and told by the Region where not.
 */
function split(arn: string) {
  const found = /^arn:(aws[a-z-]*)?:{1,2}sdb:([a-z0-9-]+):(\d{12}):(.+)$/.exec(arn) ?? [];
  const [, partition, region, account, rest] = found;
  if (region === undefined || account === undefined || rest === undefined) return undefined;
  return { place: { partition: partition ?? partitionOf(region), region, account }, rest };
}
