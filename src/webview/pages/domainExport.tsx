import { domainExport } from '../../core/kinds/domainExport.ts';
import { SourceBanner } from '../views/sourceBanner.tsx';
import { Destination } from './domainExport/destination.tsx';
import { Extent } from './domainExport/extent.tsx';
import type { DomainShape } from './domainExport/shape.ts';
import type { KindPage } from './kindPage.ts';
import { Advanced } from './shared/advanced.tsx';
import { Encryption, listKeysOfBucket } from './shared/encryption.tsx';
import { sizeFacts } from './shared/sizeFacts.ts';

/** The page for an export of a SimpleDB domain. */
export const domainExportPage: KindPage<DomainShape> = {
  kind: domainExport,
  job: {
    noun: 'export',
    running: {
      title: 'The export is running.',
      detail:
        'AWS does not say how far it is. You can close this tab: the status bar shows it, and you are told when it ends.',
    },
    done: 'Its files are in the bucket.',
    certainty: 'The same client token finds out, so nothing is exported twice.',
  },
  submit: 'Start export',
  renewed: 'The form can be changed again. It has a new client token.',
  fieldOrder: [
    ...(['domain', 'bucket', 'prefix', 'bucketOwner'] as const),
    ...(['encryption', 'kmsKeyId', 'clientToken'] as const),
  ],
  sourceField: 'domain',
  firstField: 'bucket',
  own: {},

  heading: () => ({ before: 'Export domain', after: 'to S3' }),
  headerFacts: ({ domain }) => sizeFacts(domain),
  textOf(draft, field: DomainShape['field']) {
    return field === 'domain' ? undefined : draft[field];
  },
  banner: (props) => <SourceBanner {...props} label="Domain" />,
  sections: (props) => (
    <>
      <Extent {...props} />
      <Destination {...props} />
      <Encryption
        {...props}
        byDefault="Asks for nothing: AWS then uses the default of the bucket."
      />
      <Advanced {...props} />
    </>
  ),
  changed: listKeysOfBucket,
};
