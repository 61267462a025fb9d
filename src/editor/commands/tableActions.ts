import type { Connection } from '../../core/connection.ts';
import { parseTableArn } from '../../core/grammar/arn.ts';
import type { AwsWorld } from '../../core/ports.ts';
import type { Ask } from '../ask.ts';
import type { Subject } from '../explorer/nodes.ts';
import { recoveryQuestion } from '../forms/questions.ts';
import type { Shell } from '../shell.ts';

export interface TableActionDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly ask: Pick<Ask, 'confirm'>;
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
    const access = await this.#deps.world.connect(connection);
    const table = known.table ?? (await access.tables.describeTable(name));
    const account = parseTableArn(table.arn)?.account ?? (await access.identity()).account;
    const question = recoveryQuestion({ ...connection, account }, table, access.endpoint);
    if (!(await this.#deps.ask.confirm(question))) return;
    await access.tables.turnOnRecovery(table.name);
    this.#deps.onTableChanged(connection, table.name);
    this.#deps.shell.say(`Point-in-time recovery is on for ${table.name}`);
  }
}
