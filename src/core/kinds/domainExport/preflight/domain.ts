import { isExportError } from '../../../errors.ts';
import { describeDomain } from '../../../insight/domain.ts';
import type { Check, Subject } from '../../../preflight/check.ts';
import { fail, pass } from '../../../preflight/found.ts';
import type { StartDomainExportRequest } from '../../domainExport.ts';

/** Whether the domain is there. */
export function domainCheck({ input, connection }: Subject<StartDomainExportRequest>): Check {
  const name = input.domainName;
  return {
    id: 'domain-exists',
    looked: `Domain ${name}`,
    field: 'domain',
    async find({ domains }, signal) {
      try {
        return pass(`It is there: ${describeDomain(await domains.describeDomain(name, signal))}.`);
      } catch (error) {
        if (!isExportError(error) || error.reason !== 'domain-not-found') throw error;
        const found = `SimpleDB has no domain of this name in ${connection.region}.`;
        return fail(found, 'Choose another domain.');
      }
    },
  };
}
