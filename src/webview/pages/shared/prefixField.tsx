import type { JSX } from 'preact';
import { s3Uri } from '../../../core/grammar/s3.ts';
import { Field } from '../../fields/field.tsx';
import { TextInput } from '../../fields/textInput.tsx';
import { fieldState } from '../../state/derive.ts';
import type { PartProps } from '../../views/section.tsx';
import type { PrefixShape } from './shapes.ts';

interface PrefixFieldProps extends PartProps<PrefixShape> {
  readonly help: string;
  /** The key of the folder that the files come to, as far as it is known. */
  readonly folder: string;
}

/** The prefix in the bucket, and the folder that this makes. */
export function PrefixField({
  form,
  derived,
  controller,
  help,
  folder,
}: PrefixFieldProps): JSX.Element {
  const { bucket, prefix } = form.draft;
  return (
    <Field
      name="prefix"
      label="Prefix"
      optional
      help={help}
      outcome={<code class="folder">{s3Uri(bucket.trim() || '<bucket>', folder)}</code>}
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
