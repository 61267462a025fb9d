import type { JSX } from 'preact';
import { ChoiceField } from '../../fields/choiceField.tsx';
import { Section } from '../../views/section.tsx';
import type { TableProps } from './shape.ts';

const formats = [
  {
    value: 'DYNAMODB_JSON',
    label: 'DynamoDB JSON',
    help: 'One item a line, each value with its type.',
  },
  { value: 'ION', label: 'Amazon Ion', help: 'Typed text that keeps numbers exact.' },
] as const;

/** What is written: the format. */
export function Format({ form, controller }: TableProps): JSX.Element {
  return (
    <Section id="format" title="Format">
      <ChoiceField
        name="format"
        label="Format"
        value={form.draft.format}
        options={formats}
        onChoose={(format) => controller.choose('format', { format })}
      />
    </Section>
  );
}
