import { parseTableArn, tableArn } from '../../grammar/arn.ts';
import type { Parties } from '../../policy/parties.ts';
import { placeholders } from '../../policy/placeholder.ts';
import type { Need } from '../../policy/required.ts';

/** How sources of one kind are named. */
interface Naming {
  readonly isOne: (arn: string) => boolean;
  readonly arnOf: (
    place: Pick<Parties, 'partition' | 'region' | 'account'>,
    name: string,
  ) => string;
}

/** Stands for one that is not known, while the rest of an ARN is looked at. */
const someAccount = '000000000000';

/**
 * The ARN of a source as policies have it. What is none of its kind becomes a placeholder, so that
 * no policy is about more than one source.
 */
export function sourceArn({ source }: Need, parties: Parties, { isOne, arnOf }: Naming): string {
  const { arn, name } = source;
  const checked = arn ?? arnOf({ ...parties, account: someAccount }, name);
  if (!isOne(checked)) return placeholders.source;
  return arn ?? arnOf(parties, name);
}

/** The same of a DynamoDB table. */
export function tableIn(need: Need, parties: Parties): string {
  return sourceArn(need, parties, {
    isOne: (arn) => parseTableArn(arn) !== undefined,
    arnOf: (place, table) => tableArn({ ...place, table }),
  });
}
