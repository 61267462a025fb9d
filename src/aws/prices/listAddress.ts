import type { PricedService } from '../../core/cost/prices.ts';
import { isRegionName, partitionOf } from '../../core/grammar/regions.ts';

/** Where AWS publishes the list for all Regions but those of China, which have one of their own. */
const awsHost = 'pricing.us-east-1.amazonaws.com';
const chinaHost = 'pricing.cn-northwest-1.amazonaws.com.cn';

/** The folders that the lists of partitions lie in; other partitions publish none. */
const folders: Readonly<Record<string, string>> = {
  aws: 'aws',
  'aws-us-gov': 'aws',
  'aws-cn': 'cn',
};

/**
 * Where the list of one service in one Region is read from, by the address in the settings. The
 * CSV, not the JSON: a line of it says all about a price, so that nothing has to be held.
 * Undefined where nothing must be asked: an empty or unusable address, no list of the partition.
 */
export function listAddress(base: string, service: PricedService, region: string): URL | undefined {
  const folder = folders[partitionOf(region)];
  const root = rootOf(base);
  if (folder === undefined || root === undefined || !isRegionName(region)) return undefined;
  if (folder === 'cn' && root.host === awsHost) root.host = chinaHost;
  const path = `offers/v1.0/${folder}/${service}/current/${region}/index.csv`;
  root.pathname = `${root.pathname.replace(/\/+$/, '')}/${path}`;
  return root;
}

/** No password, query or fragment leaves with the request. */
function rootOf(base: string): URL | undefined {
  const url = URL.parse(base.trim());
  const isPlain = url !== null && url.username + url.password + url.search + url.hash === '';
  return isPlain && /^https?:$/.test(url.protocol) ? url : undefined;
}
