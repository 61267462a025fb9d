import type { JSX } from 'preact';
import { Combobox } from '../../fields/combobox.tsx';
import { Field } from '../../fields/field.tsx';
import { fieldState } from '../../state/derive.ts';
import { bucketNote, toBucketSuggestions } from '../../state/pickers.ts';
import type { PartProps } from '../../views/section.tsx';
import type { BucketShape } from './shapes.ts';

interface BucketFieldProps extends PartProps<BucketShape> {
  /** What the bucket's Region is compared with: `table`. */
  readonly source: string;
  readonly help: string;
}

/** The bucket, out of those of the account or typed, and where it is. */
export function BucketField({
  form,
  derived,
  controller,
  source,
  help,
}: BucketFieldProps): JSX.Element {
  const note = bucketNote(form.buckets);
  const more = form.buckets.next !== undefined;
  return (
    <Field
      name="bucket"
      label="Bucket"
      help={help}
      outcome={bucketOutcome({ form, derived, source })}
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

function bucketOutcome({
  form,
  derived,
  source,
}: Pick<BucketFieldProps, 'form' | 'derived' | 'source'>): string | undefined {
  const { bucketRegion, region } = derived.facts;
  if (form.look?.at === 'looking' && form.look.bucket === form.draft.bucket) {
    return 'Looking up its Region…';
  }
  if (bucketRegion === undefined) return undefined;
  return bucketRegion === region
    ? `In ${bucketRegion}, like the ${source}.`
    : `In ${bucketRegion}; the ${source} is in ${region}.`;
}
