import { digest, toUuid } from '../digest.ts';
import type { KeySeed } from '../seed.ts';

const services = ['acm', 'dynamodb', 'ebs', 'rds', 's3'];

/**
 * The keys that KMS makes of AWS's own aliases once somebody asks for them ("DescribeKey": it
 * associates a predefined alias with a key), besides those of the Region that there are already.
 */
export function managedKeysBeside(known: readonly KeySeed[], region: string): readonly KeySeed[] {
  return services
    .map((service) => `alias/aws/${service}`)
    .filter((alias) => !known.some(({ aliases }) => aliases.includes(alias)))
    .map((alias) => ({
      ...{ keyId: toUuid(digest(`${region} ${alias}`)), region, aliases: [alias] },
      ...{ description: 'Default key', state: 'Enabled', manager: 'AWS' },
      ...{ spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT' },
    }));
}
