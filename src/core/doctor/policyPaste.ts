import { parseRoleArn } from '../grammar/roleArn.ts';
import type { PolicyPlace } from '../policy/places.ts';
import { placeholders } from '../policy/placeholder.ts';
import { formatPolicy, policyOf, type Statement } from '../policy/policy.ts';
import type { Fix, Paste } from '../preflight/finding.ts';
import type { Chart } from './remedy.ts';

/** Statements as the policy of a place, under the name of what it is attached to. */
export function policyPaste(
  place: PolicyPlace,
  statements: readonly Statement[],
  { parties }: Chart,
): Paste {
  const { bucket, caller, key, role } = parties;
  const titles: Readonly<Record<PolicyPlace, string>> = {
    managed:
      caller === placeholders.caller ? 'IAM policy of the caller' : `IAM policy of ${caller}`,
    'inline-role': `Permission policy of role ${nameOf(role)}`,
    trust: `Trust policy of role ${nameOf(role)}`,
    bucket: `Bucket policy of ${bucket.name}`,
    key: `Key policy of ${key?.resource ?? 'the KMS key'}`,
  };
  return { title: titles[place], language: 'json', text: formatPolicy(policyOf(...statements)) };
}

/** The statements of these names in one of the policies that the job needs. */
export function statementsOf(
  { policies }: Chart,
  policyId: string,
  sids: readonly string[],
): readonly Statement[] {
  const policy = policies.find(({ id }) => id === policyId)?.policy;
  return policy?.Statement.filter(({ Sid = '' }) => sids.includes(Sid)) ?? [];
}

/** The statements of these names in one of the policies that the job needs, if there are any. */
export function partFix(chart: Chart, policyId: string, sids: readonly string[]): readonly Fix[] {
  const whole = chart.policies.find(({ id }) => id === policyId);
  const statements = statementsOf(chart, policyId, sids);
  if (whole === undefined || statements.length === 0) return [];
  return [{ text: whole.attachTo, paste: policyPaste(whole.place, statements, chart) }];
}

/** What the caller is missing, of the policy that whoever exports needs. */
export const callerFix = (chart: Chart, sids: readonly string[]): readonly Fix[] =>
  partFix(chart, 'caller', sids);

/** One of the policies that the job needs, as a whole. */
export function wholeFix(chart: Chart, policyId: string): readonly Fix[] {
  return chart.policies
    .filter(({ id }) => id === policyId)
    .map(({ attachTo, place, policy }) => ({
      text: attachTo,
      paste: policyPaste(place, policy.Statement, chart),
    }));
}

const nameOf = (role: string): string => parseRoleArn(role)?.name ?? role;
