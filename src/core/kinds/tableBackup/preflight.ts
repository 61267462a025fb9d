import { backupNameFinding } from '../../grammar/backupName.ts';
import type { Check, ChecksOf, Subject } from '../../preflight/check.ts';
import type { Besides } from '../../preflight/checks/neededActions.ts';
import { fail, pass, unknown, warn, type Found } from '../../preflight/found.ts';
import { readList } from '../../lib/readList.ts';
import type { CreateBackupRequest } from '../tableBackup.ts';
import { callerCheck } from '../shared/callerCheck.ts';
import { tableStateCheck } from '../shared/tableState.ts';
import { tableBackupPermissions } from './permissions.ts';
import { readyFinding } from './tableFinding.ts';

/** What is looked at before a backup is made, in the order of the form. */
export const tableBackupChecks: ChecksOf<CreateBackupRequest> = (subject) => [
  tableStateCheck(subject.source, (table) => readyFinding(table, subject.facts.now)),
  nameCheck(subject),
  ...callerCheck(tableBackupPermissions, { source: subject.source }, subject.facts, besides),
];

const besides: Besides = { following: ['dynamodb:DescribeBackup', 'dynamodb:ListBackups'] };

function nameCheck({ source, input }: Subject<CreateBackupRequest>): Check {
  const { BackupName: name } = input;
  return {
    ...{ id: 'backup-name', looked: `Backup name ${name}`, field: 'name' },
    isOfStart: true,
    async find({ backups }, signal) {
      const issue = backupNameFinding(name);
      if (issue !== undefined) return fail('AWS takes no such name.', issue.message);
      const { items, isWhole } = await readList((next) =>
        backups.listBackups(source.name, next, signal),
      );
      return nameFound(
        items.some((backup) => backup.name === name),
        isWhole,
      );
    },
  };
}

/** AWS takes a name twice, and then only the time tells the two apart. */
function nameFound(isTaken: boolean, isWhole: boolean): Found {
  if (isTaken) {
    const found = 'The table has a backup of this name, and AWS would make a second one beside it.';
    return warn(found, 'Choose another name.');
  }
  return isWhole
    ? pass('No backup of the table has this name.')
    : unknown('The table has too many backups to read all of their names.');
}
