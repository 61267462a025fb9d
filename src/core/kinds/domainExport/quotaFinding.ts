import type { Finding } from '../../grammar/finding.ts';
import type { DomainExportFacts } from '../domainExport.ts';

/** "Limits" of SimpleDB: how many exports may start within 24 hours. */
export const mostOfDomain = 5;
export const mostOfAccount = 25;

const rolling =
  'AWS counts the last 24 hours at any time, so that the next can start 24 hours after the oldest of these';

/**
 * Whether AWS lets one more export start; beyond it answers NumberExportsLimitExceeded. It does not
 * say whether failed ones count: certain is only what those that did not fail come to.
 */
export function quotaFinding({ lastDay }: Pick<DomainExportFacts, 'lastDay'>): Finding | undefined {
  if (lastDay === undefined) return undefined;
  const { ofDomain, ofAccount, failed = none } = lastDay;
  const usages: readonly Usage[] = [
    { scope: 'domain', count: ofDomain, failed: failed.ofDomain, most: mostOfDomain },
    { scope: 'account', count: ofAccount, failed: failed.ofAccount, most: mostOfAccount },
  ];
  for (const finding of [reached, perhapsReached, last]) {
    const found = usages.map(finding).find((one) => one !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

const none = { ofDomain: 0, ofAccount: 0 };

interface Usage {
  readonly scope: 'domain' | 'account';
  /** All that started, with those that failed. */
  readonly count: number;
  readonly failed: number;
  readonly most: number;
}

function reached({ scope, count, failed, most }: Usage): Finding | undefined {
  const certain = count - failed;
  if (certain < most) return undefined;
  const message = `Wait: this ${scope} had ${certain} exports in 24 hours and AWS starts at most ${most}. ${rolling}.`;
  return { severity: 'error', code: `${scope}-quota`, message };
}

function perhapsReached({ scope, count, failed, most }: Usage): Finding | undefined {
  if (count < most) return undefined;
  const message = `Expect that AWS may refuse it: this ${scope} had ${count} exports in 24 hours, ${failed} of which failed. AWS starts at most ${most}, and does not say whether failed ones count.`;
  return { severity: 'warning', code: `${scope}-quota-failed`, message };
}

function last({ scope, count, failed, most }: Usage): Finding | undefined {
  if (count !== most - 1) return undefined;
  const message = `Make sure that this is the one you need: it ${failed > 0 ? 'may be' : 'is'} the last of the ${most} exports that AWS starts for this ${scope} in 24 hours. ${rolling}.`;
  return { severity: 'warning', code: `${scope}-quota-last`, message };
}
