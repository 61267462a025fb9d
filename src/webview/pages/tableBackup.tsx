import { tableBackup } from '../../core/kinds/tableBackup.ts';
import { SourceBanner } from '../views/sourceBanner.tsx';
import type { KindPage } from './kindPage.ts';
import { sizeFacts } from './shared/sizeFacts.ts';
import { Contents } from './tableBackup/contents.tsx';
import { Name } from './tableBackup/name.tsx';
import type { BackupShape } from './tableBackup/shape.ts';

/** The page for an on-demand backup of a DynamoDB table. */
export const tableBackupPage: KindPage<BackupShape> = {
  kind: tableBackup,
  job: {
    noun: 'backup',
    running: {
      title: 'AWS makes the backup.',
      detail: 'It takes some seconds, for large tables a little longer.',
    },
    done: 'It is listed under the table until it is deleted.',
    certainty: 'The backups of the table tell, so that none is made twice.',
  },
  submit: 'Create backup',
  renewed: 'The form can be changed again. It has a new name.',
  fieldOrder: ['table', 'name'],
  sourceField: 'table',
  firstField: 'name',
  own: {},

  heading: () => ({ before: 'Create a backup of' }),
  headerFacts: ({ table }) => sizeFacts(table),
  textOf: (draft, field) => (field === 'name' ? draft.name : undefined),
  banner: (props) => <SourceBanner {...props} label="Table" />,
  sections: (props) => (
    <>
      <Name {...props} />
      <Contents {...props} />
    </>
  ),
};
