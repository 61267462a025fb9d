import { permissionsOf } from '../../core/kinds/permissions.ts';
import { parseKeyArn } from '../../core/grammar/kms.ts';
import { attempt } from '../../core/lib/attempt.ts';
import { keyRegion } from '../../core/policy/keyRegion.ts';
import type { Asker, Need } from '../../core/policy/required.ts';
import type { AwsAccess, CancelSignal } from '../../core/ports.ts';
import type { PermissionsRef } from './documentRef.ts';
import { permissionsText } from './permissionsText.ts';

/**
 * The policies that a job needs, as a document. AWS is asked who asks and which key is meant; who
 * may not even ask that needs the policies most, and gets placeholders. Never rejects.
 */
export async function readPermissions(
  { job, need }: PermissionsRef,
  access: AwsAccess,
  signal?: CancelSignal,
): Promise<string> {
  const permissions = permissionsOf[job];
  const asker = await readAsker(need, access, signal);
  const exact = await withKeyArn({ job, need }, asker, access, signal);
  const { connection } = access;
  const heading = { title: permissions.title, need: exact, connection, asker };
  return permissionsText(heading, permissions.required(exact, asker));
}

async function readAsker(
  { bucket = '', kmsKeyId }: Need,
  access: AwsAccess,
  signal?: CancelSignal,
): Promise<Asker> {
  const isElsewhere =
    kmsKeyId !== undefined && parseKeyArn(kmsKeyId) === undefined && bucket !== '';
  const [who, where] = await Promise.all([
    attempt(() => access.identity(signal)),
    isElsewhere ? attempt(() => access.buckets.regionOf(bucket, signal)) : undefined,
  ]);
  return {
    region: access.connection.region,
    ...(who.ok && who.value),
    ...(where?.ok && { bucketRegion: where.value }),
  };
}

/** A policy names a key by its ARN, and a person often by its alias. */
export async function withKeyArn(
  { job, need }: Pick<PermissionsRef, 'job' | 'need'>,
  asker: Asker,
  { keys }: AwsAccess,
  signal?: CancelSignal,
): Promise<Need> {
  const { kmsKeyId: typed = '' } = need;
  // One that AWS manages is known by its alias.
  if (typed === '' || /:key\/|(?:^|:)alias\/aws\//.test(typed)) return need;
  const home = keyRegion(permissionsOf[job].keyHome, asker) ?? asker.region;
  const region = parseKeyArn(typed)?.region ?? home;
  const found = await attempt(() => keys.describeKey(typed, region, signal));
  return found.ok ? { ...need, kmsKeyId: found.value.arn } : need;
}
