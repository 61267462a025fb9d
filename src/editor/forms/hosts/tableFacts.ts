import type { Connection } from '../../core/connection.ts';
import { ExportError, isExportError } from '../../core/errors.ts';
import { parseTableArn } from '../../core/grammar/arn.ts';
import type { TableExportFacts } from '../../core/kinds/tableExport.ts';
import type { AwsAccess, CancelSignal, Clock } from '../../core/ports.ts';
import type { Recovery, SourceRef } from '../../core/sources.ts';

/**
 * What a form has to know of its table, read from AWS now. Throws ExportError, also when the
 * profile has come to stand for another account in which a table of that name exists.
 */
export async function readFacts(
  access: Pick<AwsAccess, 'connection' | 'tables' | 'identity'>,
  source: SourceRef,
  clock: Clock,
  signal?: CancelSignal,
): Promise<TableExportFacts> {
  const [table, recovery] = await Promise.all([
    access.tables.describeTable(source.name, signal),
    access.tables.describeRecovery(source.name, signal).catch(unlessDenied),
  ]);
  if (table.arn !== source.arn) throw notThere(source, access.connection);
  const account = parseTableArn(table.arn)?.account ?? (await access.identity(signal)).account;
  const now = clock.now();
  return { ...access.connection, account, table, recovery, readAt: now, now };
}

function notThere(source: SourceRef, { profile, region }: Connection): ExportError {
  return new ExportError('table-not-found', { resource: source.arn, profile, region });
}

/** Who may export need not be allowed to look at recovery; AWS checks it in any case. */
function unlessDenied(error: unknown): Recovery {
  if (isExportError(error) && error.reason === 'access-denied') return { status: 'unknown' };
  throw error;
}
