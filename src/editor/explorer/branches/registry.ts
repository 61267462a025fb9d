import type { ThingKind } from '../nodes.ts';
import type { Branch, Face } from './branch.ts';
import { backupFace } from './backupFace.ts';
import { databaseFace } from './databaseFace.ts';
import { domainFace } from './domainFace.ts';
import { dynamodb } from './dynamodb.ts';
import { rds } from './rds.ts';
import { simpledb } from './simpledb.ts';
import { tableFace } from './tableFace.ts';

/** The services of the tree, in the order of their rows. A new one is a file and a line here. */
export const branches: readonly Branch[] = [dynamodb, rds, simpledb];

const faces: { readonly [K in ThingKind]: Face<K> } = {
  table: tableFace,
  backup: backupFace,
  database: databaseFace,
  domain: domainFace,
};

/** How the things of a kind look, for code that treats all alike. */
export function faceOf(kind: ThingKind): Face<ThingKind> {
  return faces[kind];
}
