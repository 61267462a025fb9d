import { pricePages } from '../../core/cost/pricePages.ts';
import { formatBytes } from '../../core/format/text.ts';
import type { Question } from '../ask.ts';
import { whereLines, type Where } from '../connection/where.ts';

/** What is asked before point-in-time recovery is turned on: it costs money from then on. */
export function recoveryQuestion(
  where: Where,
  table: { readonly name: string; readonly sizeBytes?: number },
): Question {
  const size = table.sizeBytes === undefined ? '' : ` (now ${formatBytes(table.sizeBytes)})`;
  return {
    message: `Turn on point-in-time recovery for ${table.name}?`,
    detail: [
      ...whereLines(where),
      `Table: ${table.name}`,
      '',
      `AWS bills point-in-time recovery per GB-month of table size${size} until it is turned off. The price differs by Region.`,
    ].join('\n'),
    action: 'Turn On',
    link: { label: 'Show Prices', url: pricePages.dynamodb },
  };
}
