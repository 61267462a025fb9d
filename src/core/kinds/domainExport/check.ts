import { bucketOwnerFinding } from '../../grammar/account.ts';
import { bucketNameFinding } from '../../grammar/bucketName.ts';
import { isDomainName } from '../../grammar/domainName.ts';
import type { Finding } from '../../grammar/finding.ts';
import { domainTokenFinding } from '../../grammar/token.ts';
import type { DomainExportDraft, DomainExportFacts, DomainExportField } from '../domainExport.ts';
import type { Issue } from '../kind.ts';
import { keyFinding } from '../shared/keyFinding.ts';
import { domainPrefixFinding } from './prefix.ts';
import { quotaFinding } from './quotaFinding.ts';

type Check = (draft: DomainExportDraft, facts: DomainExportFacts) => Finding | undefined;

/** In the order of the form. Encryption is a choice: it cannot be wrong. */
const checks: readonly (readonly [DomainExportField, Check])[] = [
  ['domain', (_, facts) => nameFinding(facts) ?? quotaFinding(facts)],
  ['bucket', ({ bucket }) => bucketFinding(bucket)],
  ['bucketOwner', ({ bucketOwner }) => bucketOwnerFinding(bucketOwner)],
  ['prefix', ({ prefix }, { domain }) => domainPrefixFinding(prefix, domain.name)],
  ['kmsKeyId', keyFinding],
  ['clientToken', ({ clientToken }) => domainTokenFinding(clientToken)],
];

/** What is wrong with a tidy draft: at most one thing a field, the one to put right first. */
export function checkDraft(
  draft: DomainExportDraft,
  facts: DomainExportFacts,
): readonly Issue<DomainExportField>[] {
  return checks.flatMap(([field, check]) => {
    const finding = check(draft, facts);
    return finding === undefined ? [] : [{ field, ...finding }];
  });
}

function nameFinding({ domain }: DomainExportFacts): Finding | undefined {
  if (isDomainName(domain.name)) return undefined;
  const message = `Choose a domain: ${domain.name || 'nothing'} is not the name of one.`;
  return { severity: 'error', code: 'domain-name', message };
}

/** Its model lets 255 characters pass, as of very old buckets, but SimpleDB refuses more than 63. */
function bucketFinding(bucket: string): Finding | undefined {
  const finding = bucketNameFinding(bucket);
  if (finding?.severity === 'error' || bucket.length <= 63) return finding;
  const message = 'Choose another bucket: SimpleDB takes names of at most 63 characters.';
  return { severity: 'error', code: 'bucket-too-long', message };
}
