import type { Connection } from '../../../core/connection.ts';
import { ExportError, isExportError } from '../../../core/errors.ts';
import { parseTableArn } from '../../../core/grammar/arn.ts';
import type { TableExportFacts } from '../../../core/kinds/tableExport.ts';
import type { Recovery, SourceRef, Table } from '../../../core/sources.ts';
import type { Lookout } from './hostKind.ts';

/**
 * The table that a form is for, read from AWS now, and its account. Throws ExportError, also when
 * the profile has come to stand for another account in which a table of that name exists.
 */
export async function readTable({
  access,
  source,
  signal,
}: Lookout): Promise<{ readonly table: Table; readonly account: string }> {
  const table = await access.tables.describeTable(source.name, signal);
  if (table.arn !== source.arn) throw notThere(source, access.connection);
  const account = parseTableArn(table.arn)?.account ?? (await access.identity(signal)).account;
  return { table, account };
}

/** What the form for an export has to know of its table. Throws ExportError. */
export async function readFacts(lookout: Lookout): Promise<TableExportFacts> {
  const { access, source, clock, signal } = lookout;
  const [about, recovery] = await Promise.all([
    readTable(lookout),
    access.tables.describeRecovery(source.name, signal).catch(unlessDenied),
  ]);
  const now = clock.now();
  return { ...access.connection, ...about, recovery, readAt: now, now };
}

function notThere(source: SourceRef, { profile, region }: Connection): ExportError {
  return new ExportError('table-not-found', { resource: source.arn, profile, region });
}

/** Who may export need not be allowed to look at recovery; AWS checks it in any case. */
function unlessDenied(error: unknown): Recovery {
  if (isExportError(error) && error.reason === 'access-denied') return { status: 'unknown' };
  throw error;
}
