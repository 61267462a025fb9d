import type { JSX } from 'preact';
import { domainExportRoot, joinPrefix } from '../../../core/grammar/s3.ts';
import { Section } from '../../views/section.tsx';
import { BucketField } from '../shared/bucketField.tsx';
import { OwnerField } from '../shared/ownerField.tsx';
import { PrefixField } from '../shared/prefixField.tsx';
import type { DomainProps } from './shape.ts';

/** Where the export goes: bucket, its owner, prefix. */
export function Destination(props: DomainProps): JSX.Element {
  const { prefix } = props.form.draft;
  const { name } = props.derived.facts.domain;
  return (
    <Section id="destination" title="Destination">
      <BucketField
        {...props}
        source="domain"
        help="In any Region. A name that is not listed can be typed."
      />
      <PrefixField
        {...props}
        help="A folder in the bucket. AWS adds its own below it."
        folder={`${joinPrefix(prefix)}${domainExportRoot}…/${name}/`}
      />
      <OwnerField {...props} />
    </Section>
  );
}
