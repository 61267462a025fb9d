import { formatPolicy } from '../policy/policy.ts';
import type { RequiredPolicy } from '../policy/required.ts';
import type { Fix } from './finding.ts';

/** How a policy puts something right: a sentence, where it goes, and the policy to paste there. */
export function policyFix(text: string, { title, attachTo, policy }: RequiredPolicy): Fix {
  return {
    text: `${text} ${attachTo}`,
    paste: { title, language: 'json', text: formatPolicy(policy) },
  };
}
