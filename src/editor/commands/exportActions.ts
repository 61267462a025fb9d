import { isExportError } from '../../core/errors.ts';
import { parseExportArn } from '../../core/grammar/arn.ts';
import { exportConsoleUrl } from '../../core/grammar/console.ts';
import { exportFolder, exportRoot, joinPrefix, s3Uri } from '../../core/grammar/s3.ts';
import type { JobReport } from '../../core/jobs/job.ts';
import type { AwsWorld } from '../../core/ports.ts';
import { manifestKeyCandidates } from '../../output/dynamodb/manifest.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import type { ExportEntry } from '../explorer/entries.ts';
import type { FormSubject } from '../forms/formSession.ts';
import type { Shell } from '../shell.ts';
import { requestOf } from './requestOf.ts';

export interface ExportActionDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly shell: Shell;
  readonly documents: { open(ref: DocumentRef): Promise<void> };
  readonly forms: { open(subject: FormSubject): Promise<void> };
}

const neverStarted = 'AWS has not confirmed this export, so it has no files.';

/** What can be done with an export; everything throws ExportError. */
export class ExportActions {
  readonly #deps: ExportActionDeps;

  constructor(deps: ExportActionDeps) {
    this.#deps = deps;
  }

  /** Shows what AWS says about it, or what was asked for where AWS does not know it. */
  async showDetails({ id, arn, connection, source }: ExportEntry): Promise<void> {
    const { service } = source;
    const ref: DocumentRef =
      arn === undefined
        ? { kind: 'request', jobId: id }
        : { kind: 'details', connection, service, arn };
    await this.#deps.documents.open(ref);
  }

  async openManifest(entry: ExportEntry): Promise<void> {
    const report = await this.#wholeReport(entry);
    if (report?.manifestKey === undefined) {
      this.#deps.shell.say('There is no manifest before an export is completed.');
      return;
    }
    const keys = manifestKeyCandidates(report.manifestKey, report.prefix);
    await this.#openFirst(keys.map((key) => manifestRef(entry, report, key)));
  }

  /**
   * Copies the address of the folder that holds all that the export writes. The data of an
   * incremental one lies beside its own folder, in one that it shares.
   */
  async copyS3Uri(entry: ExportEntry): Promise<void> {
    const report = await this.#report(entry);
    const exportId = report && parseExportArn(report.arn)?.exportId;
    if (report === undefined || exportId === undefined) {
      this.#deps.shell.say(neverStarted);
      return;
    }
    const folder =
      report.exportType === 'incremental'
        ? `${joinPrefix(report.prefix)}${exportRoot}`
        : exportFolder(report.prefix, exportId);
    await this.#deps.shell.copy(s3Uri(report.bucket, folder));
    this.#deps.shell.say('S3 URI copied');
  }

  async copyArn({ arn }: ExportEntry): Promise<void> {
    if (arn === undefined) {
      this.#deps.shell.say('AWS has not confirmed this export, so it has no ARN.');
      return;
    }
    await this.#deps.shell.copy(arn);
    this.#deps.shell.say('ARN copied');
  }

  async openInConsole({ arn }: ExportEntry): Promise<void> {
    const url = arn === undefined ? undefined : exportConsoleUrl(arn);
    if (url === undefined) this.#deps.shell.say('There is no AWS Console page for this export.');
    else await this.#deps.shell.open(url);
  }

  /** Opens the form filled with the same request; the form gives it a new token. */
  async exportAgain(entry: ExportEntry): Promise<void> {
    const { connection, source, request } = entry;
    const report = request === undefined ? await this.#report(entry) : undefined;
    const again = request?.input ?? (report && requestOf(report));
    await this.#deps.forms.open({ connection, source, ...(again && { again }) });
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

  async #describe({ arn, connection, source }: ExportEntry): Promise<JobReport | undefined> {
    if (arn === undefined) return undefined;
    const access = await this.#deps.world.connect(connection);
    return access.exportsOf(source.service).describe(arn);
  }
}

function manifestRef({ connection }: ExportEntry, { bucket }: JobReport, key: string): DocumentRef {
  return { kind: 'manifest', connection, bucket, key };
}
