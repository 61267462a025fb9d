import type { Backup } from '../../../core/backups.ts';
import type { Connection } from '../../../core/connection.ts';
import { parseBackupArn } from '../../../core/grammar/backupArn.ts';
import { describeBackup } from '../../../core/insight/backup.ts';
import type { Choice } from '../../ask.ts';
import { wantConnection } from '../../connection/choose.ts';
import { isDeletable } from '../../explorer/branches/backupFace.ts';
import { connectionOf, nodeOf, thingOf, type Subject } from '../../explorer/nodes.ts';
import type { WantDeps } from './wantDeps.ts';

/** The backup that a command was called on, as a row or as a job, or one that the person chooses. */
export async function wantBackup(
  arg: unknown,
  deps: WantDeps,
  only: 'any' | 'deletable',
): Promise<Subject<'backup'> | undefined> {
  const backup = thingOf('backup', arg);
  if (backup !== undefined) return backup;
  const job = nodeOf('export', arg)?.entry;
  if (job?.arn !== undefined) return described(job.arn, job.connection, deps);
  const connection = connectionOf(arg) ?? (await wantConnection(deps));
  if (connection === undefined) return undefined;
  const { backups } = await deps.world.connect(connection);
  const chosen = await deps.ask.pick<Backup | string>({
    title: `Choose a backup in ${connection.region}`,
    placeholder: 'Type to find a backup, or its whole ARN',
    groups: backups.listBackups().then(({ items }) => {
      const fitting = items.filter((item) => only === 'any' || isDeletable(item));
      const now = deps.clock.now();
      return [{ heading: 'backups', choices: fitting.map((item) => asChoice(item, now)) }];
    }),
    typed: typedArn,
  });
  if (typeof chosen === 'string') return described(chosen, connection, deps);
  return chosen && subjectOf(chosen, connection);
}

async function described(
  arn: string,
  connection: Connection,
  { world }: WantDeps,
): Promise<Subject<'backup'>> {
  const { backups } = await world.connect(connection);
  return subjectOf(await backups.describeBackup(arn), connection);
}

function subjectOf(known: Backup, connection: Connection): Subject<'backup'> {
  return { kind: 'backup', connection, name: known.name, known };
}

function asChoice(backup: Backup, now: number): Choice<Backup> {
  const description = `${backup.tableName} · ${describeBackup(backup, now)}`;
  return { label: backup.name, description, value: backup };
}

function typedArn(text: string): Choice<string> | undefined {
  const arn = text.trim();
  const table = parseBackupArn(arn)?.table;
  if (table === undefined) return undefined;
  return { label: `Use the backup of ${table}`, description: 'as typed', value: arn };
}
