import { isExportError } from '../../core/errors.ts';
import { s3Uri } from '../../core/grammar/s3.ts';
import type { JobReport } from '../../core/jobs/job.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { AwsWorld } from '../../core/ports.ts';
import type { Ask } from '../ask.ts';
import type { Connections } from '../connection/connections.ts';
import { askWhere } from '../connection/where.ts';
import type { FailedBefore } from '../../protocol/exportForm.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import type { FormSubject } from '../forms/formSession.ts';
import { jobFaces } from '../jobs/faces/registry.ts';
import { nounOf } from '../jobs/words.ts';
import type { Shell } from '../shell.ts';
import { failedBefore } from './failedBefore.ts';
import { cancelQuestion } from './cancelQuestion.ts';
import { consoleUrlOf } from './consoleUrlOf.ts';
import { manifestKeys, outputFolder } from './outputPlace.ts';
import { stopQuestion } from './stopQuestion.ts';
import { whereOf } from './whereOf.ts';

export interface ExportActionDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: Pick<Connections, 'accounts'>;
  readonly ledger: Pick<Ledger, 'adopt' | 'get' | 'stopWatching' | 'update'>;
  readonly ask: Pick<Ask, 'confirm' | 'prepare'>;
  readonly shell: Shell;
  readonly documents: { open(ref: DocumentRef): Promise<void> };
  readonly forms: { open(subject: FormSubject): Promise<void> };
}

/** What can be done with an export, and as far as it fits a backup; everything throws ExportError. */
export class ExportActions {
  readonly #deps: ExportActionDeps;

  constructor(deps: ExportActionDeps) {
    this.#deps = deps;
  }

  /** Shows what AWS says about it, or what was asked for where AWS does not know it. */
  async showDetails({ arn, connection, id, kind }: ExportEntry): Promise<void> {
    const { documents } = this.#deps;
    if (arn === undefined) await documents.open({ kind: 'request', jobId: id });
    else await documents.open(jobFaces[kind].details({ connection, arn }));
  }

  async openManifest(entry: ExportEntry): Promise<void> {
    const report = await this.#wholeReport(entry);
    const { connection } = entry;
    const { bucket } = report ?? {};
    const keys = report === undefined ? [] : manifestKeys(report);
    if (bucket === undefined || keys.length === 0) {
      this.#deps.shell.say('There is no manifest before an export is completed.');
      return;
    }
    await this.#openFirst(keys.map((key) => ({ kind: 'manifest', connection, bucket, key })));
  }

  /** Copies the address of the folder that holds all that the export writes. */
  async copyS3Uri(entry: ExportEntry): Promise<void> {
    const report = await this.#report(entry);
    const folder = report && outputFolder(report);
    if (report?.bucket === undefined || folder === undefined) {
      this.#deps.shell.say('AWS has not confirmed this export, so it has no files.');
      return;
    }
    await this.#deps.shell.copy(s3Uri(report.bucket, folder));
    this.#deps.shell.say('S3 URI copied');
  }

  async copyArn({ arn, kind }: ExportEntry): Promise<void> {
    if (arn === undefined || jobKinds[kind].identifierOf !== undefined) {
      this.#deps.shell.say('This export has no ARN.');
      return;
    }
    await this.#deps.shell.copy(arn);
    this.#deps.shell.say('ARN copied');
  }

  /** Copies the identifier of what has no ARN, else the name of the source. */
  async copyName({ arn = '', kind, source }: ExportEntry): Promise<void> {
    await this.#deps.shell.copy(jobKinds[kind].identifierOf?.(arn) ?? source.name);
    this.#deps.shell.say('Name copied');
  }

  async openInConsole(entry: ExportEntry): Promise<void> {
    const url = consoleUrlOf(entry);
    if (url === undefined) this.#deps.shell.say('There is no AWS Console page for this export.');
    else await this.#deps.shell.open(url);
  }

  /** Opens the form filled with the same request; the form gives it a new token. */
  exportAgain(entry: ExportEntry): Promise<void> {
    return this.#openAgain(entry);
  }

  /** The same with why it failed beside it; a backup has no such form. */
  async fixAndExportAgain(entry: ExportEntry): Promise<void> {
    const { refusal } = this.#deps.ledger.get(entry.id) ?? {};
    const report = await this.#report(entry);
    const told = { ...entry, ...(report && { report }) };
    await this.#openAgain(told, failedBefore({ ...told, ...(refusal && { refusal }) }));
  }

  async #openAgain(entry: ExportEntry, failed?: FailedBefore): Promise<void> {
    const { connection, kind, request, source } = entry;
    const report = request === undefined ? await this.#report(entry) : undefined;
    const again = request?.input ?? (report && jobKinds[kind].requestOf(report));
    await this.#deps.forms.open({
      ...{ kind, connection, source },
      ...(again && { again }),
      ...(failed && { failed }),
    });
  }

  /** Cancels it, after the person has read what stays. */
  async cancel(entry: ExportEntry): Promise<void> {
    const { ask, ledger, shell, world } = this.#deps;
    const { connection } = entry;
    const access = await world.connect(connection);
    const gateway = access.exportsOf(entry.kind);
    const [report, where] = await ask.prepare(() =>
      Promise.all([this.#report(entry), askWhere(access)]),
    );
    if (report === undefined || gateway.cancel === undefined) {
      shell.say('AWS cannot cancel this export.');
      return;
    }
    const question = cancelQuestion(report, where);
    if (!(await ask.confirm(question))) return;
    const canceled = await gateway.cancel(report.arn);
    const { id } = await ledger.adopt(connection, canceled);
    await ledger.update(id, canceled);
    shell.say(`The export of ${entry.source.name} is being canceled`);
  }

  /** For what nobody can ask AWS for any more: a profile or a table that is gone. */
  async stopWatching(entry: ExportEntry): Promise<void> {
    const { id, kind, source } = entry;
    const { ask, ledger, shell } = this.#deps;
    if (ledger.get(id) === undefined) {
      shell.say(`This ${nounOf(kind)} is not watched.`);
      return;
    }
    const where = await whereOf(entry, this.#deps);
    if (!(await ask.confirm(stopQuestion(nounOf(kind), source.name, where)))) return;
    await ledger.stopWatching(id);
    shell.say(`The ${nounOf(kind)} of ${source.name} is not watched any more`);
  }

  async #openFirst(refs: readonly DocumentRef[]): Promise<void> {
    const [first, ...others] = refs;
    if (first === undefined) return;
    try {
      await this.#deps.documents.open(first);
    } catch (error) {
      const isMissing = isExportError(error) && error.reason === 'object-not-found';
      if (!isMissing || others.length === 0) throw error;
      await this.#openFirst(others);
    }
  }

  /** What is known of the export, asked for where nothing is; undefined where AWS has none. */
  async #report(entry: ExportEntry): Promise<JobReport | undefined> {
    return entry.report ?? this.#describe(entry);
  }

  /** The report with what appears only at the end of an export. */
  async #wholeReport(entry: ExportEntry): Promise<JobReport | undefined> {
    if (entry.report?.manifestKey !== undefined) return entry.report;
    return this.#describe(entry);
  }

  async #describe({ arn, connection, kind }: ExportEntry): Promise<JobReport | undefined> {
    if (arn === undefined) return undefined;
    const access = await this.#deps.world.connect(connection);
    return access.exportsOf(kind).describe(arn);
  }
}
