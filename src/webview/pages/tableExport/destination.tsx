import type { JSX } from 'preact';
import { exportFolder, exportRoot, joinPrefix } from '../../../core/grammar/s3.ts';
import { Section } from '../../views/section.tsx';
import { BucketField } from '../shared/bucketField.tsx';
import { OwnerField } from '../shared/ownerField.tsx';
import { PrefixField } from '../shared/prefixField.tsx';
import type { TableProps } from './shape.ts';

const prefixHelp = 'A folder in the bucket. AWS adds its own below it.';
const whyOwnPrefix =
  'Incremental exports under the same prefix share one data folder; a prefix of its own keeps this one apart.';

/** Where the export goes: bucket, its owner, prefix. */
export function Destination(props: TableProps): JSX.Element {
  const { prefix, exportType } = props.form.draft;
  const full = exportType === 'full';
  return (
    <Section id="destination" title="Destination">
      <BucketField
        {...props}
        source="table"
        help="In any Region. A name that is not listed can be typed."
      />
      <PrefixField
        {...props}
        help={full ? prefixHelp : `${prefixHelp} ${whyOwnPrefix}`}
        // Of an incremental export the data and the manifests are in folders beside each other.
        folder={full ? exportFolder(prefix, '…') : `${joinPrefix(prefix)}${exportRoot}`}
      />
      <OwnerField {...props} />
    </Section>
  );
}
