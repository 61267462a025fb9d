import type { KindId } from '../../../src/core/kinds/kind.ts';
import type { Outcome } from './launch.ts';

/** By the statement that something is taken from, and then by action where these differ. */
type Endings = Readonly<Record<string, Readonly<Record<string, readonly Outcome[]>>>>;

const denied = (...steps: readonly string[]) => steps.map((step) => `${step}: access-denied`);
const badRole = ['start: role-not-permitted'];
const noBucket = ['start: bucket-unusable'];
const noKey = ['start: key-not-accessible'];

/** What comes of a job whose policies lack something. */
const endings: Readonly<Record<KindId, Endings>> = {
  'dynamodb-table': {
    'caller/StartExport': { '*': denied('start') },
    'caller/FollowExport': {
      'dynamodb:ListExports': denied('list'),
      'dynamodb:DescribeExport': denied('describe'),
    },
    'caller/WriteToBucket': { '*': ['failed: S3AccessDenied'] },
    'caller/UseKey': { '*': ['failed: KmsAccessDeniedException'] },
    'bucket/AllowExport': { '*': ['failed: S3AccessDenied'] },
    'key/UseKey': { '*': ['failed: KmsAccessDeniedException'] },
  },
  'dynamodb-backup': {
    'caller/CreateBackup': { '*': denied('start') },
    'caller/DescribeBackup': { '*': denied('describe') },
    'caller/ListBackups': { '*': denied('list') },
  },
  'rds-database': {
    'caller/StartExport': { '*': denied('start') },
    'caller/PassRole': { '*': denied('start') },
    'caller/FollowAndCancelExports': {
      'rds:DescribeExportTasks': denied('list'),
      'rds:CancelExportTask': denied('cancel'),
    },
    'caller/UseKey': { '*': noKey },
    'role-trust/AllowExportService': { '*': badRole },
    // A bucket of another account is looked at first, with all that the role may do.
    'role/UseBucket': { '*': [...badRole, ...noBucket] },
    'role/UseFiles': { '*': [...badRole, ...noBucket] },
    'role/UseKey': { '*': ['failed: key-check'] },
    'bucket/UseBucket': { '*': noBucket },
    'bucket/UseFiles': { '*': noBucket },
    'key/UseKey': { '*': noKey },
    'key/UseKey2': { '*': ['failed: key-check'] },
  },
  'simpledb-domain': {
    'caller/StartExport': { '*': denied('start') },
    'caller/FollowExport': {
      'sdb:ListExports': denied('list'),
      'sdb:GetExport': denied('describe'),
    },
    'caller/WriteToBucket': { '*': ['failed: S3AccessDenied'] },
    'caller/UseKey': { '*': ['failed: KmsAccessDeniedException'] },
    'bucket/AllowExport': { '*': ['failed: S3AccessDenied'] },
    'key/UseKey': { '*': ['failed: KmsAccessDeniedException'] },
  },
};

/** A statement whose absence the stand-in does not notice, and why it is printed all the same. */
export interface NotPlayed {
  readonly kind: KindId;
  readonly from: string;
  readonly actions: readonly string[];
  readonly because: string;
}

const namedByGuide =
  'the SimpleDB guide demands s3:HeadBucket and s3:ListObjects, which IAM does not know; s3:ListBucket allows both, and what SimpleDB does without is not documented';

/** All of them. */
export const notPlayed: readonly NotPlayed[] = ['caller/FindBucket', 'bucket/AllowFinding'].map(
  (from) => ({ kind: 'simpledb-domain', from, actions: ['s3:ListBucket'], because: namedByGuide }),
);

interface Piece {
  readonly from: string;
  readonly actions: readonly string[];
}

/** How a job may end that lacks a piece of its policies. */
export function endingsOf(kind: KindId, { from, actions }: Piece): readonly Outcome[] {
  if (isNotPlayed(kind, { from, actions })) return ['completes'];
  const byAction = endings[kind][from] ?? {};
  return actions.flatMap((action) => byAction[action] ?? byAction['*'] ?? []);
}

/** Whether the table above says so of this piece. */
export function isNotPlayed(kind: KindId, { from, actions }: Piece): boolean {
  const row = notPlayed.find((one) => one.kind === kind && one.from === from);
  return row !== undefined && actions.every((action) => row.actions.includes(action));
}
