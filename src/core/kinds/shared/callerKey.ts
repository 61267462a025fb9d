import { isExportError } from '../../errors.ts';
import { parseKeyArn } from '../../grammar/kms.ts';
import { keyRegion, type KeyHome } from '../../policy/keyRegion.ts';
import type { Asker, Need } from '../../policy/required.ts';
import type { CancelSignal, KmsKey } from '../../ports.ts';
import type { Looks } from '../../preflight/check.ts';
import { bucketRegion, isAwsAlias, seenKey } from '../../preflight/checks/keyUse.ts';

/** What a job needs with its key as IAM knows it, and who asks with where the key is looked for. */
export interface Keyed {
  readonly need: Need;
  readonly asker: Asker;
  /** Where AWS manages the key its policy names no IAM policies. */
  readonly isAwsManaged: boolean;
}

/** IAM takes the ARN of a key, which an alias does not tell, nor an ID. */
export async function withKey(
  { need, asker }: Pick<Keyed, 'need' | 'asker'>,
  home: KeyHome,
  looks: Looks,
  signal: CancelSignal,
): Promise<Keyed> {
  const { bucket, kmsKeyId: key = '' } = need;
  if (key === '' || isAwsAlias(key)) return { need, asker, isAwsManaged: false };
  const about = { ...(bucket !== undefined && { bucket }), region: keyRegion(home, asker) };
  const region = await bucketRegion(about, looks, signal);
  const shown = await keyIfShown({ key, region }, looks, signal);
  return {
    need: { ...need, kmsKeyId: shown?.arn ?? typedKey(key, region) },
    asker: { ...asker, ...(home === 'bucket' && region !== undefined && { bucketRegion: region }) },
    isAwsManaged: shown?.manager === 'AWS',
  };
}

/** Without a Region nobody knows which key an ID is. */
function typedKey(key: string, region: string | undefined): string {
  return region === undefined && parseKeyArn(key) === undefined ? '' : key;
}

/** What keeps it from being shown is told by the checks of the key. */
async function keyIfShown(
  use: Parameters<typeof seenKey>[0],
  looks: Looks,
  signal: CancelSignal,
): Promise<KmsKey | undefined> {
  try {
    return (await seenKey(use, looks, signal))?.key;
  } catch (error) {
    if (isExportError(error)) return undefined;
    throw error;
  }
}
