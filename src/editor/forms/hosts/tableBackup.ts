import { pricePages } from '../../../core/cost/pricePages.ts';
import { formatBytes } from '../../../core/format/text.ts';
import {
  tableBackup,
  type TableBackupDraft,
  type TableBackupFacts,
} from '../../../core/kinds/tableBackup.ts';
import type { Question } from '../../ask.ts';
import { whereLines, type Where } from '../../connection/where.ts';
import type { HostKind, Lookout } from './hostKind.ts';
import { allIfAllowed } from './lookUps.ts';
import { readTable } from './tableFacts.ts';

/** The host's side of the form that backs a table up. */
export const tableBackupHost: HostKind<TableBackupDraft, TableBackupFacts> = {
  kind: tableBackup,
  title: ({ name }) => `Back up ${name}`,
  doing: { start: 'create the backup' },
  async readFacts(lookout) {
    const { access, clock } = lookout;
    const [about, names] = await Promise.all([readTable(lookout), readNames(lookout)]);
    const now = clock.now();
    return { ...access.connection, ...about, now, ...(names !== undefined && { names }) };
  },
  factsFor: (_, facts) => Promise.resolve(facts),
  question,
  answers: () => ({}),
};

/** AWS would make a second backup of the same name, so the names are known before. */
async function readNames({
  access: { backups },
  source,
  signal,
}: Lookout): Promise<readonly string[] | undefined> {
  const all = await allIfAllowed((next) => backups.listBackups(source.name, next, signal));
  return all?.map(({ name }) => name);
}

function question(draft: TableBackupDraft, facts: TableBackupFacts, where: Where): Question {
  const { name, sizeBytes } = facts.table;
  const size = sizeBytes === undefined ? '' : `, now about ${formatBytes(sizeBytes)}`;
  const { BackupName } = tableBackup.request(draft, facts);
  return {
    message: `Create a backup of ${name}?`,
    detail: [
      ...whereLines(where),
      `Table: ${name}`,
      `Backup: ${BackupName}`,
      '',
      tableBackup.sentence(draft, facts),
      `AWS bills a backup per GB-month of its size${size}, until it is deleted.`,
    ].join('\n'),
    action: 'Create Backup',
    link: { label: 'Show Prices', url: pricePages.dynamodb },
  };
}
