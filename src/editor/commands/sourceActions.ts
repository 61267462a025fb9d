import type { KindId } from '../../core/kinds/kind.ts';
import type { AwsWorld } from '../../core/ports.ts';
import { faceOf } from '../explorer/branches/registry.ts';
import type { Subject, ThingKind } from '../explorer/nodes.ts';
import type { FormSubject } from '../forms/formSession.ts';
import type { Shell } from '../shell.ts';

export interface SourceActionDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly shell: Shell;
  readonly forms: { open(subject: FormSubject): Promise<void> };
}

/** Anything that a row can stand for. */
export type AnySubject = Subject<ThingKind>;

/** What can be done with a thing of any kind; everything throws ExportError. */
export class SourceActions {
  readonly #deps: SourceActionDeps;

  constructor(deps: SourceActionDeps) {
    this.#deps = deps;
  }

  /** Opens the form of this kind; nothing is started by that. */
  async openForm(kind: KindId, subject: AnySubject): Promise<void> {
    const { connection, name } = subject;
    const { service } = faceOf(subject.kind);
    const source = { service, arn: await this.#arnOf(subject), name };
    await this.#deps.forms.open({ kind, connection, source });
  }

  async copyName({ name }: AnySubject): Promise<void> {
    await this.#deps.shell.copy(name);
    this.#deps.shell.say('Name copied');
  }

  async copyArn(subject: AnySubject): Promise<void> {
    await this.#deps.shell.copy(await this.#arnOf(subject));
    this.#deps.shell.say('ARN copied');
  }

  async openInConsole(subject: AnySubject): Promise<void> {
    const url = faceOf(subject.kind).consoleUrl?.(await this.#arnOf(subject));
    if (url === undefined) this.#deps.shell.say('There is no AWS Console page for this.');
    else await this.#deps.shell.open(url);
  }

  async #arnOf(subject: AnySubject): Promise<string> {
    const access = await this.#deps.world.connect(subject.connection);
    return faceOf(subject.kind).arn(subject, access);
  }
}
