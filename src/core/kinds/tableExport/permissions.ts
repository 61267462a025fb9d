import { exportRoot } from '../../grammar/s3.ts';
import { partiesOf, type Parties } from '../../policy/parties.ts';
import { allow, type Statement } from '../../policy/policy.ts';
import type { Asker, KindPermissions, Need, RequiredPolicy } from '../../policy/required.ts';
import { objectsArn } from '../../policy/resources.ts';
import {
  bucketPolicy,
  callerPolicy,
  keyNotes,
  keyPolicy,
  keyStatement,
  lookUpNotes,
  optionalPolicy,
  pickerStatements,
  readPolicy,
} from '../shared/permissions.ts';
import { bucketLook, customerKeyLook, preflightPolicy } from '../shared/preflightPolicy.ts';
import { tableIn } from '../shared/sourceArn.ts';
import { uploadKeyActions, uploadKeyNote } from '../shared/uploadKey.ts';

/** What an export of a DynamoDB table needs, by "Requesting a table export in DynamoDB". */
export const tableExportPermissions: KindPermissions = {
  title: 'Export a DynamoDB table to S3',
  asks: ['destination', 'optional-key'],
  keyHome: 'bucket',
  required,
};

/** The same three for the caller and in the policy of a bucket of another account. */
export const writing: readonly string[] = [
  's3:AbortMultipartUpload',
  's3:PutObject',
  's3:PutObjectAcl',
];

function required(need: Need, asker: Asker): readonly RequiredPolicy[] {
  const parties = partiesOf(need, asker, tableExportPermissions.keyHome);
  const table = tableIn(need, parties);
  const files = [objectsArn(parties.bucket.arn, parties.prefix, `${exportRoot}*`)];
  return [
    callerPolicy(
      parties,
      'To start and to follow the export',
      [
        ...exportStatements(table),
        allow('WriteToBucket', { actions: writing, on: files }),
        ...keyStatement(parties, uploadKeyActions),
      ],
      notesOf(parties),
    ),
    ...bucketPolicy(parties, parties.caller, { AllowExport: { actions: writing, on: files } }),
    ...keyPolicy(parties, [parties.caller], uploadKeyActions),
    recoveryPolicy(parties, table),
    readPolicy(parties, files),
    lookUpPolicy(parties, table),
    ...preflightPolicy(parties, [bucketLook(parties), ...customerKeyLook(parties)]),
  ];
}

function exportStatements(table: string): readonly Statement[] {
  return [
    allow('StartExport', { actions: ['dynamodb:ExportTableToPointInTime'], on: [table] }),
    allow('FollowExport', {
      actions: ['dynamodb:DescribeExport', 'dynamodb:ListExports'],
      on: [table, `${table}/export/*`],
    }),
  ];
}

function notesOf(parties: Parties): readonly string[] {
  const { key } = parties;
  return [
    ...(key === undefined || key.isAwsManaged ? [] : [uploadKeyNote('DynamoDB')]),
    ...keyNotes(parties),
    'If the table is encrypted with a customer managed key, its policy has to let DynamoDB use it through you, too; AWS lists no actions for that.',
  ];
}

function recoveryPolicy(parties: Parties, table: string): RequiredPolicy {
  const title = 'To turn on point-in-time recovery';
  const actions = ['dynamodb:UpdateContinuousBackups'];
  return optionalPolicy({ id: 'recovery', title }, parties, [
    allow('TurnOnRecovery', { actions, on: [table] }),
  ]);
}

function lookUpPolicy(parties: Parties, table: string): RequiredPolicy {
  const looking = ['dynamodb:DescribeContinuousBackups', 'dynamodb:DescribeTable'];
  return optionalPolicy(
    { id: 'look-up', title: 'To fill in the form' },
    parties,
    [
      allow('LookAtTable', { actions: looking, on: [table] }),
      ...pickerStatements(parties, ['dynamodb:ListExports', 'dynamodb:ListTables']),
    ],
    [
      'The form opens only with dynamodb:DescribeTable; each of the others fills one list.',
      ...lookUpNotes(parties),
    ],
  );
}
