import { isOfCredentials } from '../../core/insight/credentialCauses.ts';
import { tableExport } from '../../core/kinds/tableExport.ts';
import type { KindPage } from './kindPage.ts';
import { Advanced } from './shared/advanced.tsx';
import { Encryption, listKeysOfBucket } from './shared/encryption.tsx';
import { sizeFacts } from './shared/sizeFacts.ts';
import { isContinuable, lookUpLast, waitForLast } from './tableExport/continuing.ts';
import { Destination } from './tableExport/destination.tsx';
import { Filter } from './tableExport/filter.tsx';
import { filterFields } from './tableExport/filterExample.ts';
import { Format } from './tableExport/format.tsx';
import type { TableShape } from './tableExport/shape.ts';
import { followSuggestion } from './tableExport/suggestion.ts';
import { TableBanner } from './tableExport/tableBanner.tsx';
import { What } from './tableExport/what.tsx';
import { withSentWindow } from './tableExport/window.ts';

/** The page for a full or incremental export of a DynamoDB table. */
export const tableExportPage: KindPage<TableShape> = {
  kind: tableExport,
  job: {
    noun: 'export',
    running: {
      title: 'The export is running.',
      detail:
        'It takes some minutes, for large tables hours. You can close this tab: the status bar shows it, and you are told when it ends.',
    },
    done: 'Its files are in the bucket.',
    certainty: 'The same client token finds out, so nothing is exported twice.',
  },
  submit: 'Start export',
  renewed: 'The form can be changed again. It has a new client token.',
  fieldOrder: [
    ...(['table', 'moment', 'window', 'from', 'to', 'bucket', 'prefix', 'bucketOwner'] as const),
    ...(['format', 'encryption', 'kmsKeyId'] as const),
    ...filterFields,
    'clientToken',
  ],
  sourceField: 'table',
  firstField: 'bucket',
  own: { last: { at: 'idle' }, recovery: { asking: false, error: undefined } },

  heading: () => ({ before: 'Export table', after: 'to S3' }),
  headerFacts: ({ table }) => sizeFacts(table),
  textOf(draft, field: TableShape['field']) {
    if (field === 'table' || field === 'window') return undefined;
    if (field === 'moment' || field === 'from' || field === 'to') return draft[`${field}Text`];
    return draft[field];
  },
  banner: (props) => <TableBanner {...props} />,
  sections: (props) => (
    <>
      <What {...props} />
      <Destination {...props} />
      <Format {...props} />
      <Encryption {...props} byDefault="Asks for nothing: AWS then uses keys that S3 manages." />
      <Filter {...props} />
      <Advanced {...props} />
    </>
  ),

  complete(facts, { own: { last } }) {
    return last.at === 'found' ? { ...facts, lastIncrementalTo: last.to } : facts;
  },
  asSent: withSentWindow,
  meanwhile: waitForLast,
  follow: followSuggestion,
  changed(form, actions) {
    listKeysOfBucket(form, actions);
    if (isContinuable(form)) void actions.run(lookUpLast);
  },
  goOn({ own: { last } }, actions) {
    if (last.at === 'failed' && isOfCredentials(last.error.reason)) void actions.run(lookUpLast);
  },
};
