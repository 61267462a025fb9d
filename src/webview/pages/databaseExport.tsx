import type { DatabaseSource } from '../../core/databases.ts';
import { databaseTypeName, databaseSourceRows } from '../../core/insight/databaseSource.ts';
import { databaseExport } from '../../core/kinds/databaseExport.ts';
import { SourceBanner } from '../views/sourceBanner.tsx';
import { Access } from './databaseExport/access.tsx';
import { Destination } from './databaseExport/destination.tsx';
import { withKey } from './databaseExport/keyLook.ts';
import { Parts } from './databaseExport/parts.tsx';
import type { DatabaseShape } from './databaseExport/shape.ts';
import { Task } from './databaseExport/task.tsx';
import type { KindPage } from './kindPage.ts';

/** What of a source is worth a place in the header; only DB snapshots have a size. */
function headerRows({ sizeBytes }: DatabaseSource): ReadonlySet<string> {
  const size = sizeBytes === undefined ? 'Allocated storage' : 'Size';
  return new Set(['Engine', 'Snapshot type', size, 'Created']);
}

/** The page for an export of a DB snapshot, a DB cluster snapshot or an Aurora cluster. */
export const databaseExportPage: KindPage<DatabaseShape> = {
  kind: databaseExport,
  job: {
    noun: 'export',
    running: {
      title: 'The export is running.',
      detail:
        'AWS prepares the data first, then writes it; both can take long. You can close this tab: the status bar shows it, and you are told when it ends.',
    },
    done: 'Its files are in the bucket.',
    certainty: 'AWS takes an identifier only once, so nothing is exported twice.',
  },
  submit: 'Start export',
  renewed: 'The form can be changed again. It has a new identifier.',
  fieldOrder: ['source', 'taskId', 'bucket', 'prefix', 'roleArn', 'kmsKeyId', 'exportOnly'],
  sourceField: 'source',
  firstField: 'taskId',
  own: {},

  heading: ({ source }) => ({ before: `Export ${databaseTypeName(source.type)}`, after: 'to S3' }),
  headerFacts: ({ source }) =>
    databaseSourceRows(source).flatMap(({ label, value }) =>
      headerRows(source).has(label) ? [[label, value] as const] : [],
    ),
  textOf(draft, field: DatabaseShape['field']) {
    return field === 'source' ? undefined : draft[field];
  },
  banner: (props) => <SourceBanner {...props} label="Source" />,
  sections: (props) => (
    <>
      <Task {...props} />
      <Destination {...props} />
      <Access {...props} />
      <Parts {...props} />
    </>
  ),

  complete: withKey,
  settled(field, form, { lookups }) {
    if (field === 'kmsKeyId') void lookups.key(form.facts.region);
  },
};
