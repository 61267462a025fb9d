import type { PolicyStatement } from '../../aws/policy/document.ts';
import { bucket, key, role } from './seed.ts';
import { database } from './sources.ts';
import { allowing } from './statements.ts';

/** A manual snapshot of PostgreSQL that is available. */
export const orders = {
  kind: 'rds-database',
  source: database('snapshot', 'orders-manual'),
} as const;

/** A bucket, a role and a key with which every snapshot can be exported. */
export const means = { bucket, roleArn: role, kmsKeyId: key } as const;

/** By the reference of StartExportTask: what the role does with the bucket, and with what is in it. */
export const onBucket = ['s3:ListBucket', 's3:GetBucketLocation'] as const;
export const onFiles = ['s3:PutObject*', 's3:GetObject*', 's3:DeleteObject*'] as const;

/** The two statements that AWS shows for a role. */
export const writing = (name: string, files = `${name}/*`): readonly PolicyStatement[] => [
  allowing(onBucket, { Resource: `arn:aws:s3:::${name}` }),
  allowing(onFiles, { Resource: `arn:aws:s3:::${files}` }),
];
