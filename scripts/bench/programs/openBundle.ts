import { createRequire } from 'node:module';
import type { createAws } from '../../../src/aws/main.ts';
import type { AwsWorld } from '../../../src/core/ports.ts';
import { at } from '../../lib/paths.ts';
import { silentLog } from '../silentLog.ts';

/** The AWS side as it is packed, with the profiles that the environment names. */
export function openBundle(): AwsWorld {
  const require = createRequire(import.meta.url);
  const aws = require(at('dist', 'aws.cjs')) as { readonly createAws: typeof createAws };
  return aws.createAws({ log: silentLog, onCall: () => undefined, env: process.env });
}
