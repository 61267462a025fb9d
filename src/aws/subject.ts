import type { ErrorReason } from '../core/errors.ts';
import { parseTableArn } from '../core/grammar/arn.ts';
import { parseDatabaseArn } from '../core/grammar/databaseArn.ts';

const buckets = ['Bucket', 'S3BucketName', 'S3Bucket', 's3Bucket'];
const jobs = ['ExportTaskIdentifier', 'ExportArn', 'exportArn'];
const tables = ['TableName', 'TableArn'];
const domains = ['domainName', 'DomainName'];
const databases = [
  'SourceArn',
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'DBClusterIdentifier',
];
const roles = ['IamRoleArn', 'RoleArn', 'RoleName', 'PolicyArn', 'PolicySourceArn'];
const keys = ['KmsKeyId', 'KeyId'];

/** Members of the inputs that we send, the most telling first. */
const members = ['Key', 'Bucket', 'BackupArn', ...tables, ...domains, ...databases, ...keys]
  .concat(jobs)
  .concat(roles);

/** The members that name what a reason is about, where that is not the same for every call. */
const about: Readonly<Partial<Record<ErrorReason, readonly string[]>>> = {
  'bucket-not-found': buckets,
  'bucket-unusable': buckets,
  'export-ended': jobs,
  'export-not-found': jobs,
  'identifier-in-use': jobs,
  'key-not-accessible': keys,
  'role-not-found': roles,
  'role-not-permitted': roles,
  'wrong-region': members.slice(1),
};

/** What a call was about, as a person would name it; undefined for lists of everything. */
export function subjectOf(input: object, reason: ErrorReason): string | undefined {
  const texts = new Map(Object.entries(input).filter(isText));
  const found = (about[reason] ?? members).map((member) => texts.get(member)).find(Boolean);
  return found === undefined ? undefined : shortName(found);
}

const shortName = (text: string): string =>
  parseTableArn(text)?.table ?? parseDatabaseArn(text)?.id ?? text;

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
