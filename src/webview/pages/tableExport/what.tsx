import type { JSX } from 'preact';
import { ChoiceField } from '../../fields/choiceField.tsx';
import { Moment } from './momentSection.tsx';
import { Section } from '../../views/section.tsx';
import type { TableProps } from './shape.ts';
import { ViewType } from './viewType.tsx';
import { Window } from './windowSection.tsx';

const types = [
  { value: 'full', label: 'Full', help: 'The whole table as it was at one moment.' },
  {
    value: 'incremental',
    label: 'Incremental',
    help: 'What changed within a window of 15 minutes to 24 hours: one record for every changed item.',
  },
] as const;

/** Which of the two kinds of export, and what that one asks for. */
export function What(props: TableProps): JSX.Element {
  const { form, controller } = props;
  const { exportType } = form.draft;
  return (
    <>
      <Section id="what" title="What to export">
        <ChoiceField
          name="exportType"
          label="What to export"
          value={exportType}
          options={types}
          onChoose={(type) => controller.edit('window', { exportType: type })}
        />
      </Section>
      {exportType === 'full' ? (
        <Moment {...props} />
      ) : (
        <>
          <Window {...props} />
          <ViewType {...props} />
        </>
      )}
    </>
  );
}
