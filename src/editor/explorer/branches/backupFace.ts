import type { Backup } from '../../../core/backups.ts';
import { backupConsoleUrl } from '../../../core/grammar/console.ts';
import { backupRows, describeBackup } from '../../../core/insight/backup.ts';
import { isAmongAll } from './backups.ts';
import type { Face } from './branch.ts';

/** How backups of tables look. */
export const backupFace: Face<'backup'> = {
  service: 'dynamodb',
  row: (backup, now) => {
    const { name, known } = backup;
    const what = describeBackup(known, now);
    const description = isAmongAll(backup) ? `${known.tableName} · ${what}` : what;
    return {
      label: name,
      description,
      icon: { id: known.type === 'SYSTEM' ? 'lock' : 'save' },
      contextValue: backupFlags(known),
      expands: 'never',
      accessibilityLabel: [`${name}, backup of ${known.tableName}`, ...what.split(' · ')].join(
        ', ',
      ),
    };
  },
  tooltip: async ({ name, known }, { backups }, signal) => ({
    title: name,
    facts: backupRows(await backups.describeBackup(known.arn, signal)),
  }),
  arn: ({ known }) => Promise.resolve(known.arn),
  consoleUrl: backupConsoleUrl,
};

/** AWS deletes system backups by itself, and those of AWS Backup are deleted there. */
export function isDeletable({ type, status }: Backup): boolean {
  return type === 'USER' && status !== 'CREATING' && status !== 'DELETED';
}

function backupFlags(backup: Backup): string {
  return ['backup', ...(isDeletable(backup) ? ['deletable'] : []), 'named', 'arn', 'console'].join(
    ' ',
  );
}
