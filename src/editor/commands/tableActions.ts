import type { Connection } from '../../core/connection.ts';
import { ExportError } from '../../core/errors.ts';
import type { AwsWorld } from '../../core/ports.ts';
import type { Ask } from '../ask.ts';
import { askWhere } from '../connection/where.ts';
import type { Subject } from '../explorer/nodes.ts';
import { recoveryQuestion } from '../forms/questions.ts';
import type { Shell } from '../shell.ts';

export interface TableActionDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly ask: Pick<Ask, 'confirm' | 'prepare'>;
  readonly shell: Pick<Shell, 'say'>;
  readonly onTableChanged: (connection: Connection, name: string) => void;
}

/** What can be done with a table alone; everything throws ExportError. */
export class TableActions {
  readonly #deps: TableActionDeps;

  constructor(deps: TableActionDeps) {
    this.#deps = deps;
  }

  /** Turns point-in-time recovery on, after the person has agreed to its cost. */
  async turnOnRecovery({ connection, name, known }: Subject<'table'>): Promise<void> {
    const { ask, world } = this.#deps;
    const access = await world.connect(connection);
    // As it is now: what the row knows may be old, and of an account that the profile has left.
    const [table, where] = await ask.prepare(() =>
      Promise.all([access.tables.describeTable(name), askWhere(access)]),
    );
    if (known.table !== undefined && known.table.arn !== table.arn) {
      throw new ExportError('table-not-found', { resource: known.table.arn, ...connection });
    }
    const question = recoveryQuestion(where, table);
    if (!(await ask.confirm(question))) return;
    await access.tables.turnOnRecovery(table.name);
    this.#deps.onTableChanged(connection, table.name);
    this.#deps.shell.say(`Point-in-time recovery is on for ${table.name}`);
  }
}
