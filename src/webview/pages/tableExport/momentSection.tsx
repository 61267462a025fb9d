import type { JSX } from 'preact';
import { formatMoment } from '../../../core/format/moment.ts';
import { restorableNow } from '../../../core/kinds/tableExport/exportWindow.ts';
import { ChoiceField } from '../../fields/choiceField.tsx';
import { Field } from '../../fields/field.tsx';
import { MomentInput } from '../../fields/momentInput.tsx';
import { ZoneSwitch } from '../../fields/zoneSwitch.tsx';
import { fieldState } from '../../state/derive.ts';
import { chooseMoment, switchZone, typeMoment } from './moment.ts';
import { Section } from '../../views/section.tsx';
import type { TableProps } from './shape.ts';

const timeModes = [
  {
    value: 'latest',
    label: 'Latest',
    help: 'As of a few minutes ago, the latest that AWS can restore.',
  },
  {
    value: 'moment',
    label: 'A moment in the past',
    help: 'Any second that point-in-time recovery reaches.',
  },
] as const;

/** Which state of the table: the latest, or that of a moment. */
export function Moment(props: TableProps): JSX.Element {
  const { form, derived, controller } = props;
  return (
    <Section id="moment" title="Point in time">
      <ChoiceField
        name="timeMode"
        label="Point in time"
        value={form.draft.timeMode}
        options={timeModes}
        onChoose={(mode) =>
          controller.choose(
            'moment',
            mode === 'latest' ? { timeMode: mode } : chooseMoment(form.draft, derived.facts),
          )
        }
      />
      {form.draft.timeMode === 'moment' && <MomentField {...props} />}
    </Section>
  );
}

function MomentField({ form, derived, controller }: TableProps): JSX.Element {
  const { draft } = form;
  const { moment, momentText, momentZone: zone } = draft;
  const bounds = restorableNow(derived.facts);
  return (
    <div class="nested">
      <Field
        name="moment"
        label="Moment"
        help={
          bounds === undefined
            ? 'Nothing can be restored while point-in-time recovery is off.'
            : `From ${formatMoment(bounds.earliest)} to ${formatMoment(bounds.latest)}.`
        }
        outcome={moment === null ? undefined : formatMoment(moment)}
        state={fieldState(form, derived.problems, 'moment')}
      >
        {(control) => (
          <div class="moment">
            <MomentInput
              {...{ control, moment, zone, bounds }}
              text={momentText}
              pickerLabel="Pick date and time"
              onType={(text) => controller.type('moment', typeMoment(text, zone))}
              onPick={(text) => controller.choose('moment', typeMoment(text, zone))}
            />
            <ZoneSwitch
              name="momentZone"
              zone={zone}
              onSwitch={(other) => controller.choose('moment', switchZone(draft, other))}
            />
          </div>
        )}
      </Field>
    </div>
  );
}
