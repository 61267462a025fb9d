import type { JSX } from 'preact';
import { Field } from '../../fields/field.tsx';
import { TextInput } from '../../fields/textInput.tsx';
import { fieldState } from '../../state/derive.ts';
import type { PartProps } from '../../views/section.tsx';
import type { OwnerShape } from './shapes.ts';

/** The account that the bucket belongs to, where that is another one. */
export function OwnerField({ form, derived, controller }: PartProps<OwnerShape>): JSX.Element {
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
