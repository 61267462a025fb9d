import type { JSX } from 'preact';
import { Field } from '../../fields/field.tsx';
import { TextInput } from '../../fields/textInput.tsx';
import { fieldState } from '../../state/derive.ts';
import { Section } from '../../views/section.tsx';
import type { BackupProps } from './shape.ts';

/** What the backup is called. */
export function Name({ form, derived, controller }: BackupProps): JSX.Element {
  return (
    <Section id="backup" title="Backup">
      <Field
        name="name"
        label="Name"
        help="3 to 255 letters, digits, dots, hyphens and underscores; one that no other backup of the table has."
        state={fieldState(form, derived.problems, 'name')}
      >
        {(control) => (
          <TextInput
            control={control}
            value={form.draft.name}
            onType={(name) => controller.type('name', { name })}
          />
        )}
      </Field>
    </Section>
  );
}
