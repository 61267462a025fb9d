import type { JSX } from 'preact';
import { joinPrefix } from '../../../core/grammar/s3.ts';
import { writtenPrefix } from '../../../core/kinds/databaseExport/prefixFinding.ts';
import { Section } from '../../views/section.tsx';
import { BucketField } from '../shared/bucketField.tsx';
import { PrefixField } from '../shared/prefixField.tsx';
import { nounOf, type DatabaseProps } from './shape.ts';

/** Where the export goes: a bucket of the source's Region, and the prefix. */
export function Destination(props: DatabaseProps): JSX.Element {
  const { facts } = props.derived;
  const { prefix, taskId } = props.form.draft;
  const noun = nounOf(facts);
  return (
    <Section id="destination" title="Destination">
      <BucketField
        {...props}
        source={noun}
        help={`In ${facts.region}, like the ${noun}: RDS exports to no other Region. A name that is not listed can be typed.`}
      />
      <PrefixField
        {...props}
        help="A folder in the bucket. AWS adds one with the identifier below it."
        folder={`${joinPrefix(writtenPrefix(prefix))}${taskId.trim() || '…'}/`}
      />
    </Section>
  );
}
