import { dropBoxFor } from '../policy/dropBox.ts';
import type { BucketSeed } from '../seed.ts';

const own = '111122223333';

/** Buckets in two Regions, one of a partner's account, one whose policy denies writing. */
export const buckets: readonly BucketSeed[] = [
  { name: 'acme-data-exports', region: 'eu-west-1', account: own },
  { name: 'acme-data-lake', region: 'eu-west-1', account: own },
  { name: 'acme-audit-archive', region: 'eu-west-1', account: own, deniesWrites: true },
  { name: 'acme-web-assets.example.com', region: 'eu-west-1', account: own },
  { name: 'acme-analytics-us', region: 'us-east-1', account: own },
  { name: 'acme-build-artifacts', region: 'us-east-1', account: own },
  {
    name: 'partner-drop-eu',
    region: 'eu-west-1',
    account: '444455556666',
    policy: dropBoxFor(own, 'partner-drop-eu'),
  },
];
