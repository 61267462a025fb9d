import { parseDatabaseArn } from '../../grammar/databaseArn.ts';
import { partiesOf, type Parties } from '../../policy/parties.ts';
import { allow, type Statement } from '../../policy/policy.ts';
import type { Asker, KindPermissions, Need, RequiredPolicy } from '../../policy/required.ts';
import {
  bucketPolicy,
  callerPolicy,
  keyNotes,
  keyPolicy,
  keyStatement,
  optionalPolicy,
  pickerStatements,
  readPolicy,
} from '../shared/permissions.ts';
import { bucketLook, keyLook, preflightPolicy } from '../shared/preflightPolicy.ts';
import { sourceArn } from '../shared/sourceArn.ts';
import { exportService, permissionPolicy, trustPolicy } from './rolePolicies.ts';
import { bucketGrants } from './bucketGrants.ts';
import { foreignKeyActions, ownKeyActions } from './keyActions.ts';

/**
 * What an export of a snapshot or cluster needs, by "Setting up access to an Amazon S3 bucket" of
 * the Aurora user guide and "Actions, resources, and condition keys for Amazon RDS".
 */
export const databaseExportPermissions: KindPermissions = {
  title: 'Export an RDS or Aurora snapshot or cluster to S3',
  asks: ['destination', 'key', 'role'],
  // RDS encrypts all exports, and takes a key of the Region of the source only.
  keyHome: 'source',
  required,
};

function required(need: Need, asker: Asker): readonly RequiredPolicy[] {
  const parties = partiesOf(
    { ...need, kmsKeyId: need.kmsKeyId ?? '' },
    asker,
    databaseExportPermissions.keyHome,
  );
  const grants = bucketGrants(parties);
  const keyActions = parties.key?.owner === undefined ? ownKeyActions : foreignKeyActions;
  return [
    callerPolicy(
      parties,
      'To start, to follow and to cancel the export',
      [...taskStatements(sourceOf(need, parties), parties), ...keyStatement(parties, keyActions)],
      notesOf(parties),
    ),
    trustPolicy(parties),
    permissionPolicy(parties),
    ...bucketPolicy(parties, parties.role, grants),
    ...keyPolicy(parties, [parties.caller, parties.role], keyActions),
    readPolicy(parties, grants.UseFiles.on),
    lookUpPolicy(parties),
    ...preflightPolicy(
      parties,
      [bucketLook(parties, { namesOwner: false }), ...keyLook(parties), ...roleLooks(parties)],
      [roleNote],
    ),
  ];
}

/** The ARN is always known: that of a cluster and of a snapshot differ by more than the name. */
function sourceOf(need: Need, parties: Parties): string {
  return sourceArn(need, parties, {
    isOne: (arn) => parseDatabaseArn(arn) !== undefined,
    arnOf: ({ partition, region, account }, name) =>
      `arn:${partition}:rds:${region}:${account}:snapshot:${name}`,
  });
}

function taskStatements(source: string, { role }: Parties): readonly Statement[] {
  return [
    allow('StartExport', { actions: ['rds:StartExportTask'], on: [source] }),
    allow('FollowAndCancelExports', {
      actions: ['rds:CancelExportTask', 'rds:DescribeExportTasks'],
      on: ['*'],
    }),
    allow('PassRole', {
      actions: ['iam:PassRole'],
      on: [role],
      when: { StringEquals: { 'iam:PassedToService': exportService } },
    }),
  ];
}

function notesOf(parties: Parties): readonly string[] {
  return [
    'Export tasks have no ARN, so that AWS takes no narrower resource for following and canceling them.',
    ...(parties.key?.isAwsManaged === true
      ? ['AWS may refuse a key that AWS manages, as nobody can let RDS use it.']
      : ['AWS documents no condition that narrows the use of the key down to exports.']),
    ...(parties.key?.isAwsManaged === true ? [] : keyNotes(parties)),
  ];
}

function lookUpPolicy(parties: Parties): RequiredPolicy {
  const lists = [
    'iam:ListRoles',
    'rds:DescribeDBClusters',
    'rds:DescribeDBClusterSnapshots',
    'rds:DescribeDBSnapshots',
  ];
  return optionalPolicy(
    { id: 'look-up', title: 'To fill in the form' },
    parties,
    pickerStatements(parties, lists),
    ['The form opens only with the rds: action of its source; each of the others fills one list.'],
  );
}

function roleLooks({ partition, account, role }: Parties): readonly Statement[] {
  const owners = [account, 'aws'];
  return [
    allow('LookAtRole', {
      actions: [
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
      ],
      on: [role],
    }),
    allow('LookAtPoliciesOfRole', {
      actions: ['iam:GetPolicy', 'iam:GetPolicyVersion'],
      on: owners.map((owner) => `arn:${partition}:iam::${owner}:policy/*`),
    }),
  ];
}

const roleNote =
  'Which managed policies the role has is not known here: the statement about them takes all of the account and of AWS.';
