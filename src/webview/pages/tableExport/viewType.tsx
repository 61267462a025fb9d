import type { JSX } from 'preact';
import { ChoiceField } from '../../fields/choiceField.tsx';
import { Section } from '../../views/section.tsx';
import type { TableProps } from './shape.ts';

const viewTypes = [
  {
    value: 'NEW_AND_OLD_IMAGES',
    label: 'New and old images',
    help: 'Each changed item as it was before the window and as it is at its end.',
  },
  {
    value: 'NEW_IMAGE',
    label: 'New images only',
    help: 'Each changed item as it is at the end, of a deleted one only its key. New and updated items look the same.',
  },
] as const;

/** What the record of a changed item holds. */
export function ViewType({ form, controller }: TableProps): JSX.Element {
  return (
    <Section id="viewType" title="View type">
      <ChoiceField
        name="viewType"
        label="View type"
        value={form.draft.viewType}
        options={viewTypes}
        onChoose={(viewType) => controller.edit('window', { viewType })}
      />
    </Section>
  );
}
