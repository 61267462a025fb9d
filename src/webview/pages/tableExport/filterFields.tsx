import type { JSX } from 'preact';
import type { Table } from '../../../core/sources.ts';
import { Field } from '../../fields/field.tsx';
import { TextArea } from '../../fields/textArea.tsx';
import { fieldState } from '../../state/derive.ts';
import { filterExample, filterFields, type FilterField } from './filterExample.ts';
import type { TableProps } from './shape.ts';

/** The expressions of a filtered export, each with an example for this very table. */
export function FilterFields(props: TableProps): JSX.Element {
  const { form, derived } = props;
  const { keys } = derived.facts.table;
  const example = filterExample(keys);
  const help = helpFor(keys);
  return (
    <>
      <p class="note">
        {whatItCosts} {form.draft.exportType === 'incremental' && whichImage}
      </p>
      {filterFields.map((field) => (
        <FilterText
          key={field}
          {...props}
          field={field}
          help={help[field]}
          example={example[field]}
        />
      ))}
    </>
  );
}

const whatItCosts =
  'Only a key condition lowers the bill: with it AWS reads less. Everything else is applied to what was read. An expression can have 4 KB and 300 operators.';
const whichImage =
  'The filter looks at the new image of an item, and of a deleted item at the old one.';

const labels: Readonly<Record<FilterField, string>> = {
  keyCondition: 'Key condition',
  filterExpression: 'Filter expression',
  projection: 'Projection',
  attributeNames: 'Attribute names',
  attributeValues: 'Attribute values',
};

function helpFor([partition, sort]: Table['keys']): Readonly<Record<FilterField, string>> {
  const bySort = sort === undefined ? '' : `, and, if you like, a condition on ${sort.name}`;
  return {
    keyCondition: `One value of ${partition?.name ?? 'the partition key'}${bySort}.`,
    filterExpression:
      'What items have to meet, as in a scan. With a key condition it cannot name key attributes.',
    projection: 'The attributes to export, separated by commas. Left empty, all of them.',
    attributeNames: 'What each #name stands for, as JSON.',
    attributeValues: 'What each :value stands for, as DynamoDB JSON.',
  };
}

interface FilterTextProps extends TableProps {
  readonly field: FilterField;
  readonly help: string;
  readonly example: string;
}

function FilterText(props: FilterTextProps): JSX.Element {
  const { form, derived, controller, field, help, example } = props;
  return (
    <Field
      name={field}
      label={labels[field]}
      optional
      help={
        <>
          {help}{' '}
          <span class="field-example">
            Example: <code>{example}</code>
          </span>
        </>
      }
      state={fieldState(form, derived.problems, field)}
    >
      {(control) => (
        <TextArea
          control={control}
          value={form.draft[field]}
          onType={(text) => controller.type(field, { [field]: text })}
        />
      )}
    </Field>
  );
}
