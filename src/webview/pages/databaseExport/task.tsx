import type { JSX } from 'preact';
import { Field } from '../../fields/field.tsx';
import { TextInput } from '../../fields/textInput.tsx';
import { fieldState } from '../../state/derive.ts';
import { Section } from '../../views/section.tsx';
import type { DatabaseProps } from './shape.ts';

/** The name of the export task. */
export function Task({ form, derived, controller }: DatabaseProps): JSX.Element {
  return (
    <Section id="task" title="Export task">
      <Field
        name="taskId"
        label="Identifier"
        help="A new one for every export: up to 60 letters, digits and hyphens. AWS names the folder after it."
        state={fieldState(form, derived.problems, 'taskId')}
      >
        {(control) => (
          <TextInput
            control={control}
            value={form.draft.taskId}
            onType={(taskId) => controller.type('taskId', { taskId })}
          />
        )}
      </Field>
    </Section>
  );
}
