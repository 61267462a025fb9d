import { explainError } from '../../core/insight/explain.ts';
import { reportRows, tableRows, type Row as Fact } from '../../core/insight/rows.ts';
import type { AwsWorld, CancelSignal, Identity } from '../../core/ports.ts';
import type { ConnectionNode, ExportNode, Node, TableNode } from './nodes.ts';

/** What a hover says: plain text throughout, to be escaped by who shows it. */
export interface Tooltip {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Why facts are missing. */
  readonly note?: string;
}

type World = Pick<AwsWorld, 'connect'>;

/** Reads the full facts of a row, now that somebody wants them; undefined when it has none. */
export async function readTooltip(
  node: Node,
  world: World,
  signal: CancelSignal,
): Promise<Tooltip | undefined> {
  switch (node.kind) {
    case 'connection':
      return readOr(node.id, 'read the account', () => connectionTooltip(node, world, signal));
    case 'table':
      return readOr(node.name, 'read the table', () => tableTooltip(node, world, signal));
    case 'export':
      return readOr(node.entry.source.name, 'read the export', () =>
        exportTooltip(node, world, signal),
      );
    case 'service':
    case 'more':
    case 'error':
    case 'message':
      return undefined;
  }
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

async function connectionTooltip(
  { connection, endpoint }: ConnectionNode,
  world: World,
  signal: CancelSignal,
): Promise<Tooltip> {
  const identity = await (await world.connect(connection)).identity(signal);
  return {
    title: `${connection.profile} · ${connection.region}`,
    facts: [
      { label: 'Profile', value: connection.profile },
      { label: 'Region', value: connection.region },
      ...identityFacts(identity),
      ...(endpoint === undefined ? [] : [{ label: 'Custom endpoint', value: endpoint }]),
    ],
  };
}

function identityFacts({ account, arn }: Identity): readonly Fact[] {
  return [
    { label: 'Account', value: account },
    { label: 'Signed in as', value: arn },
  ];
}

async function tableTooltip(
  { connection, name }: TableNode,
  world: World,
  signal: CancelSignal,
): Promise<Tooltip> {
  const { tables } = await world.connect(connection);
  const [table, recovery] = await Promise.allSettled([
    tables.describeTable(name, signal),
    tables.describeRecovery(name, signal),
  ]);
  if (table.status === 'rejected') throw table.reason;
  if (recovery.status === 'fulfilled') {
    return { title: name, facts: tableRows(table.value, recovery.value) };
  }
  const { message } = explainError(recovery.reason, 'read its point-in-time recovery');
  return { title: name, facts: tableRows(table.value), note: message };
}

async function exportTooltip(
  { entry }: ExportNode,
  world: World,
  signal: CancelSignal,
): Promise<Tooltip> {
  const { arn, source, connection } = entry;
  const title = `Export of ${source.name}`;
  if (arn === undefined) return { title, facts: [], note: 'AWS has not confirmed this export.' };
  const access = await world.connect(connection);
  const report = await access.exportsOf(source.service).describe(arn, signal);
  return { title, facts: reportRows(report) };
}
