import type { Inspector } from '../core/ports.ts';
import type { Clients } from './connection/clients.ts';
import { inspectRoles } from './iam/inspectRole.ts';
import { createSimulator } from './iam/simulate.ts';
import { inspectKeys } from './kms/inspectKey.ts';
import { inspectBuckets } from './s3/inspectBucket.ts';

/** Looks at buckets, keys, roles and the caller, through the clients of one connection. */
export function createInspector(clients: Clients): Inspector {
  return {
    ...inspectBuckets(clients),
    ...inspectKeys(clients),
    ...inspectRoles(clients),
    ...createSimulator(clients),
  };
}
