import type { JSX } from 'preact';
import { exportFolder, exportRoot, joinPrefix, s3Uri } from '../../core/grammar/s3.ts';
import { Combobox } from '../fields/combobox.tsx';
import { Field } from '../fields/field.tsx';
import { TextInput } from '../fields/textInput.tsx';
import { fieldState } from '../state/derive.ts';
import { bucketNote, toBucketSuggestions } from '../state/pickers.ts';
import { Section, type PartProps } from './section.tsx';

/** Where the export goes: bucket, its owner, prefix. */
export function Destination(props: PartProps): JSX.Element {
  return (
    <Section id="destination" title="Destination">
      <BucketField {...props} />
      <PrefixField {...props} />
      <OwnerField {...props} />
    </Section>
  );
}

function BucketField({ form, derived, controller }: PartProps): JSX.Element {
  const note = bucketNote(form.buckets);
  const more = form.buckets.next !== undefined;
  return (
    <Field
      name="bucket"
      label="Bucket"
      help="In any Region. A name that is not listed can be typed."
      outcome={bucketOutcome({ form, derived })}
      state={fieldState(form, derived.problems, 'bucket')}
    >
      {(control) => (
        <Combobox
          control={control}
          what="buckets"
          value={form.draft.bucket}
          placeholder="Choose or type a bucket"
          suggestions={toBucketSuggestions(form.buckets)}
          {...(note !== undefined && { note })}
          {...(more && { onMore: () => void controller.lookups.buckets(true) })}
          onOpen={() => void controller.lookups.buckets()}
          onType={(bucket) => controller.type('bucket', { bucket })}
          onPick={(bucket) => controller.choose('bucket', { bucket })}
        />
      )}
    </Field>
  );
}

function bucketOutcome({ form, derived }: Pick<PartProps, 'form' | 'derived'>): string | undefined {
  const { bucketRegion, region } = derived.facts;
  if (form.look?.at === 'looking' && form.look.bucket === form.draft.bucket) {
    return 'Looking up its Region…';
  }
  if (bucketRegion === undefined) return undefined;
  return bucketRegion === region
    ? `In ${bucketRegion}, like the table.`
    : `In ${bucketRegion}; the table is in ${region}.`;
}

const prefixHelp = 'A folder in the bucket. AWS adds its own below it.';
const whyOwnPrefix =
  'Incremental exports under the same prefix share one data folder; a prefix of its own keeps this one apart.';

function PrefixField({ form, derived, controller }: PartProps): JSX.Element {
  const { bucket, prefix, exportType } = form.draft;
  // Of an incremental export the data and the manifests are in folders beside each other.
  const key =
    exportType === 'full' ? exportFolder(prefix, '…') : `${joinPrefix(prefix)}${exportRoot}`;
  const folder = s3Uri(bucket.trim() === '' ? '<bucket>' : bucket.trim(), key);
  return (
    <Field
      name="prefix"
      label="Prefix"
      optional
      help={exportType === 'full' ? prefixHelp : `${prefixHelp} ${whyOwnPrefix}`}
      outcome={<code class="folder">{folder}</code>}
      state={fieldState(form, derived.problems, 'prefix')}
    >
      {(control) => (
        <TextInput
          control={control}
          value={prefix}
          onType={(text) => controller.type('prefix', { prefix: text })}
        />
      )}
    </Field>
  );
}

function OwnerField({ form, derived, controller }: PartProps): JSX.Element {
  return (
    <Field
      name="bucketOwner"
      label="Bucket owner"
      optional
      help="Account ID. Required for a bucket of another account."
      state={fieldState(form, derived.problems, 'bucketOwner')}
    >
      {(control) => (
        <TextInput
          control={control}
          narrow
          value={form.draft.bucketOwner}
          placeholder={derived.facts.account}
          onType={(bucketOwner) => controller.type('bucketOwner', { bucketOwner })}
        />
      )}
    </Field>
  );
}
