import { domainArn } from '../../../core/grammar/domainArn.ts';
import { partitionOf } from '../../../core/grammar/regions.ts';
import { describeDomain, domainRows } from '../../../core/insight/domain.ts';
import type { AwsAccess } from '../../../core/ports.ts';
import type { Subject } from '../nodes.ts';
import type { Face } from './branch.ts';

/** How SimpleDB domains look. SimpleDB has no page in the AWS Console. */
export const domainFace: Face<'domain'> = {
  service: 'simpledb',
  row: ({ name, known }) => {
    const description = known.missing ? 'deleted' : describeDomain(known);
    return {
      label: name,
      ...(description !== '' && { description }),
      icon: { id: 'symbol-namespace' },
      contextValue: known.missing ? 'domain named' : 'domain exportableDomain named arn',
      expands: 'collapsed',
      accessibilityLabel: [`${name}, domain`, ...description.split(' · ').filter(Boolean)].join(
        ', ',
      ),
    };
  },
  tooltip: async ({ name }, { domains }, signal) => ({
    title: name,
    facts: domainRows(await domains.describeDomain(name, signal)),
  }),
  arn,
};

/** SimpleDB names domains by name alone; their ARN is made of where they are, and whose. */
async function arn({ connection, name }: Subject<'domain'>, access: AwsAccess): Promise<string> {
  const { region } = connection;
  const { account } = await access.identity();
  return domainArn({ partition: partitionOf(region), region, account, domain: name });
}
