import type { JSX } from 'preact';
import { Checkbox } from '../../fields/checkbox.tsx';
import { controlId } from '../../fields/field.tsx';
import { filterFields } from './filterExample.ts';
import { Collapsible } from '../../views/collapsible.tsx';
import { FilterFields } from './filterFields.tsx';
import type { TableProps } from './shape.ts';

/** Exporting only a part of the table. Opens by itself when it needs attention. */
export function Filter(props: TableProps): JSX.Element {
  const { form, controller } = props;
  const { filtered } = form.draft;
  const attention = filterFields.some((field) => field === form.focus?.on) ? form.focus : undefined;
  return (
    <Collapsible
      title="Filter"
      note={filtered ? 'on' : 'off'}
      open={filtered}
      attention={attention}
    >
      <Checkbox
        id={controlId('filtered')}
        label="Export only a part of the table"
        help="Items that meet conditions, or only some of their attributes."
        checked={filtered}
        onSwitch={(on) => controller.edit('keyCondition', { filtered: on })}
      />
      {filtered && <FilterFields {...props} />}
    </Collapsible>
  );
}
