import type { JSX } from 'preact';
import { Combobox } from '../fields/combobox.tsx';
import { ChoiceField } from '../fields/choiceField.tsx';
import { Field } from '../fields/field.tsx';
import { fieldState } from '../state/derive.ts';
import { keyNote, toKeySuggestions } from '../state/pickers.ts';
import { Section, type PartProps } from './section.tsx';

const choices = [
  {
    value: 'bucket-default',
    label: 'Default',
    help: 'Asks for nothing: AWS then uses keys that S3 manages.',
  },
  { value: 'AES256', label: 'SSE-S3 (AES256)', help: 'Keys that S3 manages.' },
  { value: 'KMS', label: 'SSE-KMS', help: 'A KMS key in the Region of the bucket.' },
] as const;

/** How the files are encrypted. */
export function Encryption(props: PartProps): JSX.Element {
  const { form, controller } = props;
  return (
    <Section id="encryption" title="Encryption">
      <ChoiceField
        name="encryption"
        label="Encryption"
        value={form.draft.encryption}
        options={choices}
        onChoose={(encryption) => controller.choose('encryption', { encryption })}
      />
      {form.draft.encryption === 'KMS' && (
        <div class="nested">
          <KeyField {...props} />
        </div>
      )}
    </Section>
  );
}

function KeyField({ form, derived, controller }: PartProps): JSX.Element {
  const { bucketRegion: region } = derived.facts;
  const note = keyNote(form.keys, region);
  const listed = region !== undefined && form.keys.region === region;
  return (
    <Field
      name="kmsKeyId"
      label="KMS key"
      optional
      help={`ID, ARN or alias of a key in ${region ?? "the bucket's Region"}. Left empty, AWS takes the AWS managed key of S3.`}
      state={fieldState(form, derived.problems, 'kmsKeyId')}
    >
      {(control) => (
        <Combobox
          control={control}
          what="KMS keys"
          value={form.draft.kmsKeyId}
          placeholder="alias/aws/s3"
          suggestions={listed ? toKeySuggestions(form.keys) : []}
          {...(note !== undefined && { note })}
          {...(listed &&
            form.keys.next !== undefined && { onMore: () => void controller.keys(true) })}
          onOpen={() => void controller.keys()}
          onType={(kmsKeyId) => controller.type('kmsKeyId', { kmsKeyId })}
          onPick={(kmsKeyId) => controller.choose('kmsKeyId', { kmsKeyId })}
        />
      )}
    </Field>
  );
}
