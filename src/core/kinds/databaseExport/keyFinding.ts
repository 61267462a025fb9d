import type { Finding } from '../../grammar/finding.ts';
import { isKeyReference, parseKeyArn } from '../../grammar/kms.ts';
import type { KmsKey } from '../../ports.ts';
import type { DatabaseExportDraft, DatabaseExportFacts } from '../databaseExport.ts';
import { accountFinding } from '../shared/keyFinding.ts';

/**
 * Whether the KMS key can be the right one. StartExportTask needs a symmetric key that encrypts, in
 * the Region of the source, and answers KMSKeyNotAccessible to all others.
 */
export function keyFinding(
  { kmsKeyId: key }: DatabaseExportDraft,
  facts: DatabaseExportFacts,
): Finding | undefined {
  if (key === '')
    return error('key-missing', 'Choose or type a KMS key: RDS encrypts all exports.');
  return isKeyReference(key) ? referenceFinding(key, facts) : unreadable;
}

function referenceFinding(key: string, facts: DatabaseExportFacts): Finding | undefined {
  const arn = parseKeyArn(key);
  const found = facts.key?.typed.trim() === key ? facts.key.found : undefined;
  return (
    (arn && regionFinding(arn.region, facts.region)) ??
    foundFinding(found, facts.region) ??
    managedFinding(key, found) ??
    (arn && accountFinding(arn, facts))
  );
}

const unreadable = error(
  'key-unreadable',
  'Give the key as its ID, its ARN, or an alias such as alias/exports.',
);

function regionFinding(region: string, wanted: string): Finding | undefined {
  if (region === wanted) return undefined;
  const message = `Choose a key in ${wanted}, where the source and the bucket are: this one is in ${region}.`;
  return error('key-other-region', message);
}

function foundFinding(found: KmsKey | null | undefined, region: string): Finding | undefined {
  if (found === null) {
    const message = `Choose another key: KMS has none of this name in ${region}.`;
    return error('key-not-found', message);
  }
  if (found === undefined || found.usable) return undefined;
  const { state } = found;
  if (state === undefined || state === 'Enabled') {
    const message = 'Choose a symmetric key for encrypting: this one is for another use.';
    return error('key-not-symmetric', message);
  }
  return error('key-not-enabled', `Choose a key that is enabled: KMS says ${state} of this one.`);
}

/** No page of AWS forbids these keys; what the policy of one says is read by the preflight. */
function managedFinding(key: string, found: KmsKey | null | undefined): Finding | undefined {
  const names = [key, found?.alias ?? ''];
  const isManaged = names.some((name) => /(?:^|:)alias\/aws\//.test(name));
  if (!isManaged && found?.manager !== 'AWS') return undefined;
  const message =
    'Choose a customer managed key to be sure: AWS manages this one, and nobody can change its policy so that the export may use it.';
  return { severity: 'warning', code: 'key-aws-managed', message };
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}
