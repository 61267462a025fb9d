import { exportService } from '../../core/kinds/databaseExport/rolePolicies.ts';
import { isRecord, parseJson } from '../../core/lib/json.ts';
import { decide } from '../../core/policy/decide.ts';
import { policyText } from './policyText.ts';

/**
 * Whether a trust policy, URL-encoded as ListRoles gives it, lets the export service assume the
 * role, or may under conditions that only AWS can judge. What is no policy trusts nobody.
 */
export function trustsExportService(document: string): boolean {
  const text = policyText(document);
  if (!isRecord(parseJson(text))) return false;
  const asked = { principalArn: exportService, account: '', action: 'sts:AssumeRole' };
  const decision = decide(text, asked);
  return decision === 'allows' || decision === 'unclear';
}
