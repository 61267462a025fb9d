import type { Connection } from '../../core/connection.ts';
import { formatMoment } from '../../core/format/moment.ts';
import type { AwsWorld } from '../../core/ports.ts';
import type { Ask, Typing } from '../ask.ts';
import { askWhere, whereLines } from '../connection/where.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import type { Subject } from '../explorer/nodes.ts';
import type { Shell } from '../shell.ts';

export interface BackupActionDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly ask: Pick<Ask, 'prepare' | 'typeToConfirm'>;
  readonly shell: Pick<Shell, 'say'>;
  readonly documents: { open(ref: DocumentRef): Promise<void> };
  /** Told when a backup of this table is gone. */
  readonly onBackupsChanged: (connection: Connection, table: string) => void;
}

/** What can be done with a backup; everything throws ExportError. */
export class BackupActions {
  readonly #deps: BackupActionDeps;

  constructor(deps: BackupActionDeps) {
    this.#deps = deps;
  }

  /** Shows what AWS says about it. */
  async showDetails({ connection, known }: Subject<'backup'>): Promise<void> {
    await this.#deps.documents.open({ kind: 'backup', connection, arn: known.arn });
  }

  /** Deletes it for good, once its name was typed. */
  async delete(backup: Subject<'backup'>): Promise<void> {
    const { connection, known, name } = backup;
    const { ask, world } = this.#deps;
    const access = await world.connect(connection);
    const where = whereLines(await ask.prepare(() => askWhere(access)));
    if (!(await ask.typeToConfirm(typingOf(backup, where)))) return;
    await access.backups.deleteBackup(known.arn);
    this.#deps.onBackupsChanged(connection, known.tableName);
    this.#deps.shell.say(`Backup ${name} is deleted`);
  }
}

/** Names of backups are not unique: their time tells them apart. */
function typingOf({ known, name }: Subject<'backup'>, where: readonly string[]): Typing {
  const made = known.createdAt === undefined ? '' : ` of ${formatMoment(known.createdAt)}`;
  return {
    title: `Delete backup ${name} of table ${known.tableName}?`,
    prompt: `${where.join(' · ')}. The backup${made} is deleted for good: nobody can bring it back. Type its name to delete it.`,
    word: name,
  };
}
