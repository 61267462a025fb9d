import { partiesOf } from '../../policy/parties.ts';
import { allow } from '../../policy/policy.ts';
import type { Asker, KindPermissions, Need, RequiredPolicy } from '../../policy/required.ts';
import { callerPolicy, optionalPolicy } from '../shared/permissions.ts';
import { preflightPolicy } from '../shared/preflightPolicy.ts';
import { tableIn } from '../shared/sourceArn.ts';

/** What a backup needs, by "Actions, resources, and condition keys for Amazon DynamoDB". */
export const tableBackupPermissions: KindPermissions = {
  title: 'Back up a DynamoDB table',
  asks: [],
  keyHome: 'source',
  required,
};

function required(need: Need, asker: Asker): readonly RequiredPolicy[] {
  const parties = partiesOf(need, asker, tableBackupPermissions.keyHome);
  const table = tableIn(need, parties);
  const backups = `${table}/backup/*`;
  return [
    callerPolicy(
      parties,
      'To create and to follow the backup',
      [
        allow('CreateBackup', { actions: ['dynamodb:CreateBackup'], on: [table] }),
        allow('DescribeBackup', { actions: ['dynamodb:DescribeBackup'], on: [backups] }),
        allow('ListBackups', { actions: ['dynamodb:ListBackups'], on: ['*'] }),
      ],
      ['AWS takes no narrower resource for dynamodb:ListBackups.'],
    ),
    optionalPolicy({ id: 'delete', title: 'To delete backups of the table' }, parties, [
      allow('DeleteBackup', { actions: ['dynamodb:DeleteBackup'], on: [backups] }),
    ]),
    optionalPolicy(
      { id: 'look-up', title: 'To fill in the form' },
      parties,
      [
        allow('LookAtTable', { actions: ['dynamodb:DescribeTable'], on: [table] }),
        allow('ListForPickers', {
          actions: ['dynamodb:ListTables', 'iam:ListAccountAliases'],
          on: ['*'],
        }),
      ],
      ['The form opens only with dynamodb:DescribeTable.'],
    ),
    ...preflightPolicy(parties),
  ];
}
