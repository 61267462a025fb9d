import { parseExportArn, parseTableArn, type TableArn } from './arn.ts';

/** The isolated partitions have consoles on networks of their own, and no public address. */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-eusc': 'console.amazonaws-eusc.eu',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The AWS Console page of a table, from its ARN; undefined where there is no public console. */
export function tableConsoleUrl(arn: string): string | undefined {
  const table = parseTableArn(arn);
  return table && pageOf(table, '');
}

/**
 * The AWS Console page of an export, from its ARN: the tab "Exports and streams" of its table, as
 * the console documents no address for one export. Undefined where there is no public console.
 */
export function exportConsoleUrl(arn: string): string | undefined {
  const table = parseExportArn(arn);
  return table && pageOf(table, '&tab=streams');
}

function pageOf({ partition, region, table }: TableArn, tab: string): string | undefined {
  const host = hosts[partition];
  if (host === undefined) return undefined;
  return `https://${region}.${host}/dynamodbv2/home?region=${region}#table?name=${table}${tab}`;
}
