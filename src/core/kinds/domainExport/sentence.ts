import { domainExportRoot } from '../../grammar/s3.ts';
import type { DomainExportDraft, DomainExportFacts, DomainExportField } from '../domainExport.ts';
import { destination } from '../shared/destination.ts';
import { encrypted } from '../shared/encryption.ts';
import { checkDraft } from './check.ts';

/**
 * "Track Export Status" and "Best Practices for Domain Exports" of SimpleDB: the cutoff is when
 * AWS begins to work on the export, and the export itself costs nothing.
 */
const edgeAndCost =
  'It is no snapshot of one moment: all that is inserted before AWS begins to work on it is in it, later changes may be. The export is free of charge; S3 bills requests, storage and transfer.';

/** What a tidy draft will do, in a sentence and what to know of it, or what it still needs. */
export function toSentence(draft: DomainExportDraft, facts: DomainExportFacts): string {
  const error = checkDraft(draft, facts).find(({ severity }) => severity === 'error');
  if (error === undefined) return outcome(draft, facts);
  return neededFor[error.code] ?? needed[error.field];
}

function outcome(draft: DomainExportDraft, { domain }: DomainExportFacts): string {
  const first = [
    `Exports all of domain ${domain.name}`,
    'as JSON',
    `to ${destination(draft, domainExportRoot)}`,
    `${encrypted(draft)}.`,
  ].join(', ');
  return `${first} ${edgeAndCost}`;
}

const needed: Readonly<Record<DomainExportField, string>> = {
  domain: 'This domain cannot be exported now.',
  bucket: 'Correct the bucket to see where the export goes.',
  bucketOwner: 'Correct the bucket owner to see where the export goes.',
  prefix: 'Correct the prefix to see where the export goes.',
  encryption: 'Choose an encryption to see how the export is encrypted.',
  kmsKeyId: 'Correct the KMS key to see how the export is encrypted.',
  clientToken: 'Correct the client token, which keeps the export from starting twice.',
};

/** Causes that have a way out of their own. */
const neededFor: Readonly<Record<string, string>> = {
  'domain-quota': 'Wait until AWS starts another export of this domain.',
  'account-quota': 'Wait until AWS starts another export for this account.',
  'bucket-missing': 'Choose a bucket to see where the export goes.',
};
