import { connectionName } from '../../core/connection.ts';
import { capitalized } from '../../core/format/text.ts';
import { explainError } from '../../core/insight/explain.ts';
import { reportRows, type Row as Fact } from '../../core/insight/rows.ts';
import { isUnderWay } from '../../core/jobs/job.ts';
import type { AwsWorld, CancelSignal } from '../../core/ports.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import type { SourceRef } from '../../core/sources.ts';
import { nounOf } from '../jobs/words.ts';
import { faceOf } from './branches/registry.ts';
import { connectionTooltip } from './connectionTooltip.ts';
import type { ExportEntry } from './entries.ts';
import { isThing, type Node } from './nodes.ts';

/** What a hover says: plain text throughout, to be escaped by who shows it. */
export interface Tooltip {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Why facts are missing. */
  readonly note?: string;
}

type World = Pick<AwsWorld, 'connect' | 'profiles'>;

/** Where tooltips read. */
export interface TooltipDeps {
  readonly world: World;
  /** Where files are read, such as `on this computer`. */
  readonly machine: string;
}

/** Reads the full facts of a row, now that somebody wants them; undefined when it has none. */
export async function readTooltip(
  node: Node,
  deps: TooltipDeps,
  signal: CancelSignal,
): Promise<Tooltip | undefined> {
  const { world } = deps;
  if (isThing(node)) {
    const { kind, name } = node;
    return readOr(name, `read the ${kind}`, async () =>
      faceOf(kind).tooltip(node, await world.connect(node.connection), signal),
    );
  }
  if (node.kind === 'connection') return connectionTooltip(node, deps, signal);
  if (node.kind !== 'export') return undefined;
  const { kind, source } = node.entry;
  return readOr(titleOf(kind, source), `read the ${nounOf(kind)}`, () =>
    exportTooltip(node.entry, world, signal),
  );
}

async function readOr(
  title: string,
  doing: string,
  read: () => Promise<Tooltip>,
): Promise<Tooltip> {
  try {
    return await read();
  } catch (error) {
    const { message, next } = explainError(error, doing);
    return { title, facts: [], note: `${message} ${next}` };
  }
}

/** What has ended stays as it is: what is known of it is not asked for again. */
async function exportTooltip(
  { arn, connection, kind, source, state, report }: ExportEntry,
  world: World,
  signal: CancelSignal,
): Promise<Tooltip> {
  const title = titleOf(kind, source);
  if (arn === undefined) {
    return { title, facts: [], note: `AWS has not confirmed this ${nounOf(kind)}.` };
  }
  const whose = { label: 'Connection', value: connectionName(connection) };
  if (report?.state === state && !isUnderWay(state)) {
    return { title, facts: [...reportRows(report), whose] };
  }
  const access = await world.connect(connection);
  const now = await access.exportsOf(kind).describe(arn, signal);
  return { title, facts: [...reportRows(now), whose] };
}

function titleOf(kind: KindId, { name }: SourceRef): string {
  return `${capitalized(nounOf(kind))} of ${name}`;
}
