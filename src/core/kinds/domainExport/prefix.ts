import { formatCount } from '../../format/text.ts';
import { formatLocalDate } from '../../format/moment.ts';
import type { Finding } from '../../grammar/finding.ts';
import { prefixFinding, type KeyLayout } from '../../grammar/keyPrefix.ts';
import { domainExportRoot } from '../../grammar/s3.ts';
import type { DomainExportFacts } from '../domainExport.ts';

/** "API Error Codes" of SimpleDB. */
const maxLength = 850;

/** By the documented layout a UUID names the export; the numbers of data files may grow. */
const exportIdExample = '0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e';
const dataFileExample = 'data/dataFile_1_1.json';

/** What is wrong with the prefix of an export of this domain, whose name becomes a folder. */
export function domainPrefixFinding(prefix: string, domain: string): Finding | undefined {
  const excess = prefix.length - maxLength;
  if (excess > 0) {
    const message = `Shorten the prefix by ${characters(excess)}: SimpleDB takes at most ${maxLength}.`;
    return { severity: 'error', code: 'prefix-too-long', message };
  }
  return prefixFinding(prefix, domainLayout(domain));
}

/** What an export of a domain puts below the prefix. */
export function domainLayout(domain: string): KeyLayout {
  return {
    folder: 'AWSSimpleDB',
    longest: `${domainExportRoot}${exportIdExample}/${domain}/${dataFileExample}`,
  };
}

/** A folder of the domain and the day. */
export function suggestedPrefix({ domain, now }: DomainExportFacts): string {
  return now === undefined ? domain.name : `${domain.name}/${formatLocalDate(now)}`;
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${formatCount(count)} characters`;
}
