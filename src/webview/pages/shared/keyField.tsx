import type { JSX } from 'preact';
import { Combobox } from '../../fields/combobox.tsx';
import { Field } from '../../fields/field.tsx';
import { fieldState } from '../../state/derive.ts';
import { keyNote, toKeySuggestions } from '../../state/pickers.ts';
import type { PartProps } from '../../views/section.tsx';
import type { KeyShape } from './shapes.ts';

interface KeyFieldProps extends PartProps<KeyShape> {
  /** Where keys are listed; undefined while that is not known. */
  readonly region: string | undefined;
  readonly optional?: boolean;
  readonly help: string;
  readonly placeholder: string;
  /** What the typed key stands for. */
  readonly outcome?: string | undefined;
}

/** A KMS key, out of those of a Region or typed. */
export function KeyField(props: KeyFieldProps): JSX.Element {
  const { form, derived, controller, region, optional = false, help, placeholder } = props;
  const { lookups } = controller;
  const note = keyNote(form.keys, region);
  const listed = region !== undefined && form.keys.region === region;
  const more = listed && form.keys.next !== undefined;
  return (
    <Field
      name="kmsKeyId"
      label="KMS key"
      optional={optional}
      help={help}
      outcome={props.outcome}
      state={fieldState(form, derived.problems, 'kmsKeyId')}
    >
      {(control) => (
        <Combobox
          control={control}
          what="KMS keys"
          value={form.draft.kmsKeyId}
          placeholder={placeholder}
          suggestions={listed ? toKeySuggestions(form.keys) : []}
          {...(note !== undefined && { note })}
          {...(more && { onMore: () => void lookups.keys(region, true) })}
          onOpen={() => void lookups.keys(region)}
          onType={(kmsKeyId) => controller.type('kmsKeyId', { kmsKeyId })}
          onPick={(kmsKeyId) => controller.choose('kmsKeyId', { kmsKeyId })}
        />
      )}
    </Field>
  );
}
