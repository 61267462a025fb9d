import { isExportError } from '../../errors.ts';
import type { Finding as Issue } from '../../grammar/finding.ts';
import type { Check } from '../../preflight/check.ts';
import { fail, pass, warn } from '../../preflight/found.ts';
import type { SourceRef, Table } from '../../sources.ts';

/** Whether the table is there, and in a state in which AWS does what is asked. */
export function tableStateCheck(
  { name }: SourceRef,
  issueOf: (table: Table) => Issue | undefined,
): Check {
  return {
    ...{ id: 'table-state', looked: `Table ${name}`, field: 'table' },
    async find({ tables }, signal) {
      try {
        const table = await tables.describeTable(name, signal);
        const issue = issueOf(table);
        const found = `Its status is ${table.status}.`;
        if (issue === undefined) return pass(found);
        return issue.severity === 'error' ? fail(found, issue.message) : warn(found, issue.message);
      } catch (error) {
        if (!isExportError(error) || error.reason !== 'table-not-found') throw error;
        return fail('AWS has no such table in this account and Region.', 'Choose another table.');
      }
    },
  };
}
