import { isRecord, parseJson } from '../lib/json.ts';
import { listOf } from './elements.ts';

/**
 * Whether a bucket policy is public for certain: it allows everybody something without a condition.
 * One with conditions may be public as well ("The meaning of public" of the S3 user guide).
 */
export function isPublic(policyText = ''): boolean {
  const policy = parseJson(policyText);
  if (!isRecord(policy)) return false;
  return listOf(policy['Statement']).some((statement) => {
    if (!isRecord(statement) || statement['Effect'] !== 'Allow') return false;
    return statement['Condition'] === undefined && isEverybody(statement['Principal']);
  });
}

function isEverybody(principal: unknown): boolean {
  return isRecord(principal) ? listOf(principal['AWS']).includes('*') : principal === '*';
}
