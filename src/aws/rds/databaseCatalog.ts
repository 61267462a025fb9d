import type { DatabaseSource, DatabaseSourceType } from '../../core/databases.ts';
import { ExportError } from '../../core/errors.ts';
import { parseDatabaseArn, type DatabaseArn } from '../../core/grammar/databaseArn.ts';
import type { Page } from '../../core/page.ts';
import type { CancelSignal, DatabaseCatalog, Identity } from '../../core/ports.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { describeSources, type SourceQuery } from './describeSources.ts';

/** Goes before AWS's marker in the part of a list that AWS Backup's snapshots make up. */
const backupPart = 'awsbackup ';

/** Snapshots and clusters of the connection's Region; those that cannot be exported, too. */
export function createDatabaseCatalog(
  clients: Clients,
  identity: (signal?: CancelSignal) => Promise<Identity>,
): DatabaseCatalog {
  const ask = (type: DatabaseSourceType, query: SourceQuery, signal?: CancelSignal) =>
    cancellable(signal, (options) => describeSources[type](clients, query, options));
  const askFor = (query: SourceQuery, signal?: CancelSignal) => ask('snapshot', query, signal);

  return {
    list(type, next, signal) {
      if (type === 'snapshot') return listSnapshots((query) => askFor(query, signal), next);
      return ask(type, compact({ shared: true, marker: next }), signal);
    },

    async describe(arn, signal) {
      const parsed = parseDatabaseArn(arn);
      if (parsed === undefined) throw new ExportError('source-not-found', { resource: arn });
      const { account } = parsed.type === 'cluster' ? parsed : await identity(signal);
      const { items } = await ask(parsed.type, queryFor(arn, parsed, account), signal);
      const found = items.find((item) => item.arn === arn);
      if (found !== undefined) return found;
      throw new ExportError('source-not-found', { region: clients.region, resource: parsed.id });
    },
  };
}

/**
 * Manual, automated and shared snapshots first, then those of AWS Backup, which AWS tells of only
 * when it is asked for them by type: "automated and manual snapshots are returned" otherwise.
 */
async function listSnapshots(
  ask: (query: SourceQuery) => Promise<Page<DatabaseSource>>,
  next?: string,
): Promise<Page<DatabaseSource>> {
  const backups = async (marker?: string): Promise<Page<DatabaseSource>> => {
    const page = await ask(compact({ snapshotType: 'awsbackup', marker }));
    return page.next === undefined ? page : { ...page, next: `${backupPart}${page.next}` };
  };
  if (next?.startsWith(backupPart)) return backups(next.slice(backupPart.length));
  const page = await ask(compact({ shared: true, marker: next }));
  const items = page.items.filter(({ snapshotType }) => snapshotType !== 'awsbackup');
  if (page.next !== undefined) return { ...page, items };
  const rest = await backups();
  return { ...rest, items: [...items, ...rest.items] };
}

/**
 * AWS knows a snapshot of its own account by its identifier, where the type has to be told of those
 * that it made itself, and a shared one by its ARN.
 */
function queryFor(arn: string, { account, id, type }: DatabaseArn, own: string): SourceQuery {
  if (type === 'cluster') return { id };
  if (account !== own) return { id: arn, shared: true };
  return compact({ id, snapshotType: type === 'snapshot' ? typeIn(id) : automated(id) });
}

const automated = (id: string) => (id.startsWith('rds:') ? 'automated' : undefined);
const typeIn = (id: string) => (id.startsWith('awsbackup:') ? 'awsbackup' : automated(id));
