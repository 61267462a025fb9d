import type { JSX } from 'preact';
import type { FormActions } from '../../actions.ts';
import { ChoiceField } from '../../fields/choiceField.tsx';
import { factsOf } from '../../state/derive.ts';
import type { FormModel } from '../../state/model.ts';
import { Section, type PartProps } from '../../views/section.tsx';
import { KeyField } from './keyField.tsx';
import type { EncryptionShape } from './shapes.ts';

const choices = [
  { value: 'AES256', label: 'SSE-S3 (AES256)', help: 'Keys that S3 manages.' },
  { value: 'KMS', label: 'SSE-KMS', help: 'A KMS key in the Region of the bucket.' },
] as const;

interface EncryptionProps extends PartProps<EncryptionShape> {
  /** What AWS does when nothing is asked for. */
  readonly byDefault: string;
}

/** How the files are encrypted. */
export function Encryption(props: EncryptionProps): JSX.Element {
  const { form, derived, controller, byDefault } = props;
  const { bucketRegion: region } = derived.facts;
  return (
    <Section id="encryption" title="Encryption">
      <ChoiceField
        name="encryption"
        label="Encryption"
        value={form.draft.encryption}
        options={[{ value: 'bucket-default', label: 'Default', help: byDefault }, ...choices]}
        onChoose={(encryption) => controller.choose('encryption', { encryption })}
      />
      {form.draft.encryption === 'KMS' && (
        <div class="nested">
          <KeyField
            {...{ form, derived, controller, region }}
            optional
            help={`ID, ARN or alias of a key in ${region ?? "the bucket's Region"}. Left empty, AWS takes the AWS managed key of S3.`}
            placeholder="alias/aws/s3"
          />
        </div>
      )}
    </Section>
  );
}

/** The list is there when somebody opens it, for whatever bucket stands there by then. */
export function listKeysOfBucket(
  form: FormModel<EncryptionShape>,
  { lookups }: Pick<FormActions, 'lookups'>,
): void {
  const { bucketRegion } = factsOf(form);
  if (form.draft.encryption !== 'KMS' || form.keys.region === bucketRegion) return;
  void lookups.keys(bucketRegion);
}
