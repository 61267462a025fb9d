import type { Connection } from '../../core/connection.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { isRecord } from '../../core/lib/json.ts';
import { maybe, record, text } from '../../core/lib/shape.ts';
import type { Paste } from '../../core/preflight/finding.ts';
import type { Need } from '../../core/policy/required.ts';

/** A read-only document, by what it takes to read it again after a reload. */
export type DocumentRef =
  DetailsRef | BackupRef | RequestRef | ManifestRef | PermissionsRef | PasteRef | FailureRef;

/** What AWS says about an export. */
export interface DetailsRef {
  readonly kind: 'details';
  readonly connection: Connection;
  readonly job: KindId;
  /** Or the handle of an RDS task. */
  readonly arn: string;
}

/** What AWS says about a backup. */
export interface BackupRef {
  readonly kind: 'backup';
  readonly connection: Connection;
  readonly arn: string;
}

/** What was asked for, of an export that AWS has not confirmed. */
export interface RequestRef {
  readonly kind: 'request';
  readonly jobId: string;
}

/** The summary that a completed export wrote. */
export interface ManifestRef {
  readonly kind: 'manifest';
  readonly connection: Connection;
  readonly bucket: string;
  readonly key: string;
}

/** The policies that a job needs. Nothing of a request but what decides them: no expression, no value. */
export interface PermissionsRef {
  readonly kind: 'permissions';
  readonly connection: Connection;
  readonly job: KindId;
  readonly need: Need;
}

/** A text to put somewhere else, which is all in its address: nothing is read again. */
export interface PasteRef extends Paste {
  readonly kind: 'paste';
}

/** Why a job failed, was refused or ended with a warning, and how to mend that. */
export interface FailureRef {
  readonly kind: 'failure';
  readonly connection: Connection;
  readonly job: KindId;
  /** As an entry has it: the id of the job in the ledger, else what AWS knows it by. */
  readonly id: string;
  /** Of its source, for the tab. */
  readonly name: string;
}

/** The parts of an address that say all of a reference; the end of the path names the tab. */
export interface DocumentAddress {
  readonly path: string;
  readonly query: string;
}

/** The address of a document. */
export function toAddress(ref: DocumentRef): DocumentAddress {
  return { path: pathOf(ref), query: JSON.stringify(ref) };
}

/** The document of an address; undefined for what is no address of ours. */
export function fromAddress(query: string): DocumentRef | undefined {
  try {
    return readRef(JSON.parse(query));
  } catch {
    return undefined;
  }
}

function pathOf(ref: DocumentRef): string {
  switch (ref.kind) {
    case 'details':
    case 'backup':
      return `/${ref.arn.replace(/^.*?:(table|task|domain)\//, '').replaceAll('/', '-')}.json`;
    case 'request':
      return `/request-${ref.jobId}.json`;
    case 'manifest':
      return `/${ref.bucket}/${ref.key}`;
    case 'permissions':
      // Markdown, in which a block of JSON can be selected as it is to be pasted.
      return `/${ref.need.source.name.replaceAll('/', '-')}-permissions.md`;
    case 'failure':
      return `/${ref.name.replaceAll('/', '-')}-what-went-wrong.md`;
    case 'paste':
      return `/${ref.title.replaceAll('/', '-')}.${ref.language === 'json' ? 'json' : 'sh'}`;
  }
}

function readRef(value: unknown): DocumentRef | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, jobId } = value;
  if (kind === 'request') return isText(jobId) ? { kind, jobId } : undefined;
  if (kind === 'paste') return readPaste(value);
  const connection = readConnection(value['connection']);
  if (connection === undefined) return undefined;
  return (
    readAboutArn(value, connection) ??
    readManifest(value, connection) ??
    readPermissions(value, connection) ??
    readFailure(value, connection)
  );
}

type Fields = Readonly<Record<string, unknown>>;

function readAboutArn(
  { kind, job, arn }: Fields,
  connection: Connection,
): DetailsRef | BackupRef | undefined {
  if (!isText(arn)) return undefined;
  if (kind === 'backup') return { kind, connection, arn };
  return kind === 'details' && isKind(job) ? { kind, connection, job, arn } : undefined;
}

function readManifest(
  { kind, bucket, key }: Fields,
  connection: Connection,
): ManifestRef | undefined {
  if (kind !== 'manifest' || !isText(bucket) || !isText(key)) return undefined;
  return { kind, connection, bucket, key };
}

function readPermissions(
  { kind, job, need }: Fields,
  connection: Connection,
): PermissionsRef | undefined {
  if (kind !== 'permissions' || !isKind(job) || !isNeed(need)) return undefined;
  return { kind, connection, job, need };
}

function readFailure(
  { kind, job, id, name }: Fields,
  connection: Connection,
): FailureRef | undefined {
  if (kind !== 'failure' || !isKind(job) || !isText(id) || !isText(name)) return undefined;
  return { kind, connection, job, id, name };
}

function readPaste({ title, language, text }: Fields): PasteRef | undefined {
  const isKnown = language === 'json' || language === 'shell';
  return isKnown && isText(title) && isText(text)
    ? { kind: 'paste', title, language, text }
    : undefined;
}

function readConnection(value: unknown): Connection | undefined {
  if (!isRecord(value)) return undefined;
  const { profile, region } = value;
  return isText(profile) && isText(region) ? { profile, region } : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isKind = (value: unknown): value is KindId => isText(value) && Object.hasOwn(jobKinds, value);

const hasNeed = record({
  source: record({ name: isText, arn: maybe(text) }),
  bucket: maybe(text),
  bucketOwner: maybe(text),
  prefix: maybe(text),
  kmsKeyId: maybe(text),
  roleArn: maybe(text),
});

const isNeed = (value: unknown): value is Need => hasNeed(value);
