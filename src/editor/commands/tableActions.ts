import type { Connection } from '../../core/connection.ts';
import { parseTableArn } from '../../core/grammar/arn.ts';
import { tableConsoleUrl } from '../../core/grammar/console.ts';
import type { AwsWorld } from '../../core/ports.ts';
import type { Table } from '../../core/sources.ts';
import type { Ask } from '../ask.ts';
import type { FormSubject } from '../forms/formSession.ts';
import { recoveryQuestion } from '../forms/questions.ts';
import type { Shell } from '../shell.ts';

/** A table that a command is about. */
export interface TableTarget {
  readonly connection: Connection;
  readonly name: string;
  /** What the tree knows of it already. */
  readonly table?: Table;
}

export interface TableActionDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly ask: Pick<Ask, 'confirm'>;
  readonly shell: Shell;
  readonly forms: { open(subject: FormSubject): Promise<void> };
  readonly onTableChanged: (connection: Connection, name: string) => void;
}

/** What can be done with a table; everything throws ExportError. */
export class TableActions {
  readonly #deps: TableActionDeps;

  constructor(deps: TableActionDeps) {
    this.#deps = deps;
  }

  /** Opens the form; nothing is started by that. */
  async openForm(target: TableTarget): Promise<void> {
    const { name, arn } = await this.#tableOf(target);
    const { connection } = target;
    await this.#deps.forms.open({ connection, source: { service: 'dynamodb', arn, name } });
  }

  /** Turns point-in-time recovery on, after the person has agreed to its cost. */
  async turnOnRecovery(target: TableTarget): Promise<void> {
    const { connection } = target;
    const access = await this.#deps.world.connect(connection);
    const table = await this.#tableOf(target);
    const account = parseTableArn(table.arn)?.account ?? (await access.identity()).account;
    const question = recoveryQuestion({ ...connection, account }, table, access.endpoint);
    if (!(await this.#deps.ask.confirm(question))) return;
    await access.tables.turnOnRecovery(table.name);
    this.#deps.onTableChanged(connection, table.name);
    this.#deps.shell.say(`Point-in-time recovery is on for ${table.name}`);
  }

  async copyName({ name }: TableTarget): Promise<void> {
    await this.#deps.shell.copy(name);
    this.#deps.shell.say('Name copied');
  }

  async copyArn(target: TableTarget): Promise<void> {
    await this.#deps.shell.copy((await this.#tableOf(target)).arn);
    this.#deps.shell.say('ARN copied');
  }

  async openInConsole(target: TableTarget): Promise<void> {
    const url = tableConsoleUrl((await this.#tableOf(target)).arn);
    if (url === undefined) this.#deps.shell.say('There is no AWS Console page for this table.');
    else await this.#deps.shell.open(url);
  }

  async #tableOf({ connection, name, table }: TableTarget): Promise<Table> {
    if (table !== undefined) return table;
    return (await this.#deps.world.connect(connection)).tables.describeTable(name);
  }
}
