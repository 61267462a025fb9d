import type { DatabaseSource } from '../../../databases.ts';
import { isExportError } from '../../../errors.ts';
import { capitalized } from '../../../format/text.ts';
import { parseDatabaseArn } from '../../../grammar/databaseArn.ts';
import { databaseTypeName } from '../../../insight/databaseSource.ts';
import { exportObstacle } from '../../../insight/exportObstacle.ts';
import type { Check, Subject } from '../../../preflight/check.ts';
import { fail, pass, warn, type Found } from '../../../preflight/found.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';

/** Whether the snapshot or cluster is there, and can be exported as it is. */
export function sourceCheck({ source, input, facts }: Subject<StartExportTaskRequest>): Check {
  const arn = input.SourceArn;
  const { type = 'snapshot', account: owner = facts.account } = parseDatabaseArn(arn) ?? {};
  const isForeign = facts.account !== '' && owner !== facts.account;
  return {
    id: 'source-state',
    looked: `${databaseTypeName(type)} ${source.name}`,
    field: 'source',
    async find({ databases }, signal) {
      try {
        const found = await databases.describe(arn, signal);
        return obstacle(found) ?? (isForeign ? foreign(found, owner) : exportable(found));
      } catch (error) {
        if (!isExportError(error) || error.reason !== 'source-not-found') throw error;
        return fail(`RDS has none of this ARN in ${facts.region}.`, 'Choose another source.');
      }
    },
  };
}

function obstacle(source: DatabaseSource): Found | undefined {
  const found = exportObstacle(source);
  return found && fail(`${capitalized(found.short)}.`, found.sentence);
}

function exportable({ engine, status }: DatabaseSource): Found {
  return pass(`It is ${status}, and ${engine} is an engine that AWS exports.`);
}

/** No page tells whether somebody else's snapshot can be exported without a copy. */
function foreign({ type }: DatabaseSource, owner: string): Found {
  const way = type === 'cluster' ? 'Clone the cluster' : 'Copy the snapshot';
  return warn(
    `It belongs to account ${owner}, and AWS does not say whether others can export it.`,
    `${way} into your account if AWS refuses the export.`,
  );
}
