import { formatCount } from '../../format/text.ts';
import { longestKey, maxKeyBytes, prefixFinding, utf8Length } from '../../grammar/keyPrefix.ts';
import { fail, pass, type Found } from '../found.ts';
import type { BucketUse } from './bucketUse.ts';

/** Whether the keys that AWS will make of the prefix are short enough for S3. */
export function prefixFound({ prefix, layout }: BucketUse): Found {
  const finding = prefixFinding(prefix, layout);
  const bytes = formatCount(utf8Length(longestKey(prefix, layout)));
  const most = formatCount(maxKeyBytes);
  if (finding?.severity === 'error') {
    return fail(`With what AWS adds, keys have up to ${bytes} bytes of ${most}.`, finding.message);
  }
  return pass(`With what AWS adds, keys have about ${bytes} of the ${most} bytes that S3 takes.`);
}
