import { parseTableArn } from '../../grammar/arn.ts';
import type { Finding } from '../../grammar/finding.ts';
import type { Table } from '../../sources.ts';
import type { FormFacts } from '../kind.ts';

/**
 * Whether a table can be named in a request of this connection. AWS takes the ARN of a table only,
 * looks its name up in the Region of the request, and works only for the account that owns it
 * ("Requesting a table export in DynamoDB"). `doing` is what only the owner can do, such as `export it`.
 */
export function tableArnFinding(
  { table, region, account }: FormFacts & { readonly table: Table },
  doing: string,
): Finding | undefined {
  const arn = parseTableArn(table.arn);
  if (arn === undefined) {
    return error('table-arn', `Choose a table: ${table.arn || 'nothing'} is not the ARN of one.`);
  }
  if (arn.region !== region) {
    return error('table-other-region', `Choose Region ${arn.region}: the table is there.`);
  }
  if (account !== '' && arn.account !== account) {
    const message = `Choose a profile of account ${arn.account}: only the account that owns a table can ${doing}.`;
    return error('table-other-account', message);
  }
  return undefined;
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}
