import { formatBytes } from '../../core/format/text.ts';
import type { Question } from '../ask.ts';

/** AWS's price list of DynamoDB: exports, backups and point-in-time recovery. */
export const dynamoDbPrices = 'https://aws.amazon.com/dynamodb/pricing/';

/** Who would do it, and where. */
export interface Where {
  readonly account: string;
  readonly region: string;
  readonly profile: string;
}

/** What is asked before point-in-time recovery is turned on: it costs money from then on. */
export function recoveryQuestion(
  where: Where,
  table: { readonly name: string; readonly sizeBytes?: number },
  endpoint: string | undefined,
): Question {
  const size = table.sizeBytes === undefined ? '' : ` (now ${formatBytes(table.sizeBytes)})`;
  return {
    message: `Turn on point-in-time recovery for ${table.name}?`,
    detail: [
      ...whereLines(where, endpoint),
      `Table: ${table.name}`,
      '',
      `AWS bills point-in-time recovery per GB-month of table size${size} until it is turned off. The price differs by Region.`,
    ].join('\n'),
    action: 'Turn On',
    link: { label: 'Show Prices', url: dynamoDbPrices },
  };
}

/** The first lines of every question about AWS: which account it really is, and what answers. */
export function whereLines(
  { account, region, profile }: Where,
  endpoint: string | undefined,
): readonly string[] {
  return [
    `Account: ${account} (profile ${profile})`,
    `Region: ${region}`,
    ...(endpoint === undefined ? [] : [`Custom endpoint: ${endpoint}`]),
  ];
}
