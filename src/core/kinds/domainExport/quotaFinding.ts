import type { Finding } from '../../grammar/finding.ts';
import type { DomainExportFacts } from '../domainExport.ts';

/** "Limits" of SimpleDB: how many exports may start within 24 hours. */
export const mostOfDomain = 5;
export const mostOfAccount = 25;

const rolling =
  'AWS counts the last 24 hours at any time, so that the next can start 24 hours after the oldest of these';

/** Whether AWS lets one more export start; beyond it answers NumberExportsLimitExceeded. */
export function quotaFinding({ lastDay }: Pick<DomainExportFacts, 'lastDay'>): Finding | undefined {
  if (lastDay === undefined) return undefined;
  const { ofDomain, ofAccount } = lastDay;
  if (ofDomain >= mostOfDomain) return reached('domain', ofDomain, mostOfDomain);
  if (ofAccount >= mostOfAccount) return reached('account', ofAccount, mostOfAccount);
  if (ofDomain === mostOfDomain - 1) return last('domain', mostOfDomain);
  return ofAccount === mostOfAccount - 1 ? last('account', mostOfAccount) : undefined;
}

type Scope = 'domain' | 'account';

function reached(scope: Scope, count: number, most: number): Finding {
  const message = `Wait: this ${scope} had ${count} exports in 24 hours and AWS starts at most ${most}. ${rolling}.`;
  return { severity: 'error', code: `${scope}-quota`, message };
}

function last(scope: Scope, most: number): Finding {
  const message = `Make sure that this is the one you need: it is the last of the ${most} exports that AWS starts for this ${scope} in 24 hours. ${rolling}.`;
  return { severity: 'warning', code: `${scope}-quota-last`, message };
}
