import { isRecord } from '../../core/lib/json.ts';

/** The service that writes what RDS and Aurora export. */
const exportService = 'export.rds.amazonaws.com';

/**
 * Whether a trust policy, URL-encoded as ListRoles gives it, lets the export service assume the
 * role. Conditions are not weighed; what cannot be read trusts nobody.
 */
export function trustsExportService(document: string): boolean {
  return listOf(statementsIn(document)).some(
    (statement) =>
      isRecord(statement) &&
      statement['Effect'] === 'Allow' &&
      textsOf(statement['Action']).some(isAssumeRole) &&
      isRecord(statement['Principal']) &&
      textsOf(statement['Principal']['Service']).includes(exportService),
  );
}

function statementsIn(document: string): unknown {
  try {
    const policy: unknown = JSON.parse(decodeURIComponent(document));
    return isRecord(policy) ? policy['Statement'] : undefined;
  } catch {
    return undefined;
  }
}

/** Actions are written in any case, and may have `*` for any letters. */
function isAssumeRole(action: string): boolean {
  const [start = '', ...rest] = action.toLowerCase().split('*');
  const wanted = 'sts:assumerole';
  return rest.length === 0 ? start === wanted : wanted.startsWith(start);
}

/** One or several: policies leave out the brackets around a single entry. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((one) => typeof one === 'string');
