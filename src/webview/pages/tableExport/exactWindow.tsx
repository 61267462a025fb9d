import type { JSX } from 'preact';
import { formatMoment } from '../../../core/format/moment.ts';
import { restorableNow } from '../../../core/kinds/tableExport/exportWindow.ts';
import { Field } from '../../fields/field.tsx';
import { MomentInput } from '../../fields/momentInput.tsx';
import { ZoneSwitch } from '../../fields/zoneSwitch.tsx';
import { fieldState } from '../../state/derive.ts';
import { switchWindowZone, typeEnd, type WindowEnd } from './window.ts';
import type { TableProps } from './shape.ts';

const ends = {
  from: { label: 'From (inclusive)', pickerLabel: 'Pick the start' },
  to: { label: 'To (exclusive)', pickerLabel: 'Pick the end' },
} as const;

/** Both ends of a window by the second, on one clock. */
export function ExactWindow(props: TableProps): JSX.Element {
  const { form, controller } = props;
  return (
    <div class="nested window">
      <ZoneSwitch
        name="windowZone"
        zone={form.draft.windowZone}
        onSwitch={(zone) => controller.edit('window', switchWindowZone(form.draft, zone))}
      />
      <End {...props} end="from" />
      <End {...props} end="to" />
    </div>
  );
}

function End({ form, derived, controller, end }: TableProps & { end: WindowEnd }): JSX.Element {
  const { fromText, toText, windowZone: zone, [end]: moment } = form.draft;
  const { label, pickerLabel } = ends[end];
  return (
    <Field
      name={end}
      label={label}
      outcome={moment === null ? undefined : formatMoment(moment)}
      state={fieldState(form, derived.problems, end)}
    >
      {(control) => (
        <MomentInput
          {...{ control, moment, zone, pickerLabel }}
          text={end === 'from' ? fromText : toText}
          bounds={restorableNow(derived.facts)}
          onType={(text) => controller.type(end, typeEnd(end, text, zone))}
          onPick={(text) => controller.choose(end, typeEnd(end, text, zone))}
        />
      )}
    </Field>
  );
}
